package org.kolscope.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kolscope.intake.Drop;
import org.kolscope.intake.Drop.ChainCounts;
import org.kolscope.intake.Drop.Counts;
import org.kolscope.intake.Drop.InputFile;
import org.kolscope.store.Logged;

/**
 * What is known of a drop once it is stored, also by a run that did not have to read it again.
 *
 * @param counts per table name, what became of its raw rows
 * @param inputs the files that were read; without what must stay secret
 * @param chains what the repost chains told
 * @param absentColumns per table name, optional columns that no file could give
 * @param logged per table name, what the night changed in its log
 */
record DropFacts(
    Map<String, Counts> counts,
    List<InputFile> inputs,
    ChainCounts chains,
    Map<String, List<String>> absentColumns,
    Map<String, Logged> logged) {

  static DropFacts of(Drop drop, Map<String, Logged> logged) {
    return new DropFacts(
        drop.counts(),
        withoutSecrets(drop.inputs()),
        drop.chains(),
        drop.absentColumns(),
        new TreeMap<>(logged));
  }

  static List<InputFile> withoutSecrets(List<InputFile> files) {
    return files.stream()
        .map(f -> new InputFile(f.path(), f.bytes(), f.sha256(), null, f.rows()))
        .toList();
  }

  /** Accounts of which the night knows only the id. */
  long stubs() {
    return logged.containsKey("Account") ? logged.get("Account").mentioned() : 0;
  }
}
