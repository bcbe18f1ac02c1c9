package org.example.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** A ledger of postings; amounts are exact. */
public final class Ledger {
    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final List<Posting> postings = new ArrayList<>();

    public record Posting(String account, BigDecimal amount) {
        public Posting {
            Objects.requireNonNull(account, "account");
            if (amount.signum() == 0) throw new IllegalArgumentException("amount is zero");
        }
    }

    @Override
    public String toString() {
        return "Ledger[" + postings.size() + " postings]";
    }

    public synchronized void post(Posting posting) {
        postings.add(posting);
        balances.merge(posting.account(), posting.amount(), BigDecimal::add);
    }

    public List<Posting> find(Predicate<? super Posting> wanted) {
        return postings.stream().filter(wanted).toList();
    }

    public BigDecimal balanceOf(String account) {
        return balances.getOrDefault(account, BigDecimal.ZERO);
    }

    @Deprecated(since = "2.4")
    public List<Posting> all() {
        return Collections.unmodifiableList(postings);
    }

    public static void main(String[] args) {
        var ledger = new Ledger();
        ledger.post(new Posting("rent", new BigDecimal("-740.00")));
        ledger.post(new Posting("salary", new BigDecimal("2150.50")));
        System.out.println(ledger.balanceOf("rent") + " " + ledger);
    }
}
