-- Turnover by month and kind, with the share of the month.
WITH monthly AS (
  SELECT date_trunc('month', o.placed_at) AS month,
         p.kind,
         SUM(l.quantity * l.unit_price) AS turnover,
         COUNT(DISTINCT o.id) AS orders
  FROM orders AS o
  JOIN order_lines AS l ON l.order_id = o.id
  LEFT JOIN products AS p USING (product_id)
  WHERE o.state IN ('paid', 'sent') AND o.placed_at >= DATE '2024-01-01'
  GROUP BY 1, 2
)
SELECT month, kind, turnover, orders,
       ROUND(100.0 * turnover / NULLIF(SUM(turnover) OVER (PARTITION BY month), 0), 1) AS share
FROM monthly
ORDER BY month DESC, turnover DESC NULLS LAST
LIMIT 200;

CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_placed_at ON orders (placed_at) WHERE state <> 'draft';
ALTER TABLE products ADD COLUMN IF NOT EXISTS weight_grams integer CHECK (weight_grams > 0);
