package org.kolscope.pipeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.influence.Restatements;
import org.kolscope.pipeline.Stages.Given;
import org.kolscope.schema.AccountDay;
import org.kolscope.schema.BriefAccount;
import org.kolscope.schema.Candidate;
import org.kolscope.schema.Restatement;
import org.kolscope.schema.Table;
import org.kolscope.store.Fingerprint;
import org.kolscope.store.RunLog;

/**
 * Compares the days of accounts with those of the newest published night before this one.
 *
 * @param before that night; null if there is none
 */
record Restated(Night night, LocalDate before) {

  static Restated of(Night night) {
    return new Restated(night, new RunLog(night.store()).nights().lower(night.request().asOf()));
  }

  Given given() {
    var inputs = new TreeMap<String, String>();
    var tonight = night.given(null, List.of(AccountDay.class, Candidate.class, BriefAccount.class));
    inputs.putAll(tonight.inputs());
    if (before != null) {
      for (var type : List.of(AccountDay.class, Candidate.class, BriefAccount.class)) {
        var rows = night.store().read(type, before).rows();
        inputs.put(type.getSimpleName() + " of " + before, Fingerprint.of(rows).hex());
      }
    }
    return Given.of(night.request().settings().late(), Map.copyOf(inputs));
  }

  Table<Restatement> restatements() {
    if (before == null) {
      return Table.of(night.spark(), Restatement.class, List.of());
    }
    return new Restatements(night.request().settings().late().days())
        .of(of(before), of(night.request().asOf()));
  }

  private Restatements.Night of(LocalDate asOf) {
    var store = night.store();
    return new Restatements.Night(
        asOf,
        store.read(AccountDay.class, asOf),
        store.read(Candidate.class, asOf),
        store.read(BriefAccount.class, asOf));
  }
}
