# frozen_string_literal: true

require 'json'
require 'set'

module Stock
  # One kind of goods with its count.
  Item = Struct.new(:sku, :count, :price, keyword_init: true) do
    def total
      count * price
    end
  end

  class Inventory
    include Enumerable
    attr_reader :items

    def initialize(items = [])
      @items = items.to_h { |item| [item.sku, item] }
    end

    def each(&block)
      items.values.each(&block)
    end

    def take(sku, wanted)
      item = items.fetch(sku) { raise KeyError, "no item #{sku}" }
      raise ArgumentError, "only #{item.count} left" unless item.count >= wanted

      item.count -= wanted
      self
    end

    def low(limit: 5)
      select { |item| item.count < limit }.sort_by(&:sku).map(&:sku).to_set
    end

    def to_json(*args)
      map(&:to_h).to_json(*args)
    end
  end
end

stock = Stock::Inventory.new([Stock::Item.new(sku: 'bolt-m6', count: 12, price: 0.2)])
stock.take('bolt-m6', 8)
puts stock.low.inspect, stock.sum(&:total)
