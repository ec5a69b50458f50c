package org.kolscope.sample;

import java.util.function.Consumer;
import org.kolscope.schema.Label;
import org.kolscope.schema.Label.Judgement;

/**
 * What somebody judged who looked at a random part of the private accounts by hand. Hands err: one
 * zombie of twenty is taken for a person, one person of a hundred for a zombie.
 */
public final class Labels {

  /** Who judged. */
  public static final String SOURCE = "hand-check";

  /** Chosen: enough for figures with intervals, few as labels are. */
  private static final double LABELLED = 0.03;

  private static final double MISSED = 0.05;
  private static final double WRONGED = 0.01;

  private final SampleSettings settings;
  private final People people;
  private final Batches batches;
  private final PartOrder order;
  private final Chance chance;

  public Labels(SampleSettings settings, People people) {
    this.settings = settings;
    this.people = people;
    batches = Batches.of(people);
    order = PartOrder.of(people);
    chance = settings.chance().on("label");
  }

  /** Labels given in a night, by account: four of five in the first, the others later. */
  public void labels(int night, int part, Consumer<Label> sink) {
    for (int index : order.of(part)) {
      if (isLabelled(index) && nightOf(index) == night) {
        sink.accept(label(index));
      }
    }
  }

  private boolean isLabelled(int index) {
    var role = people.role(index);
    var isPrivate = role == Role.PERSON || role == Role.ZOMBIE || role == Role.HIJACKED;
    return isPrivate
        && people.createdAt[index] < settings.endOf(0)
        && chance.share(index) < LABELLED;
  }

  private int nightOf(int index) {
    var share = chance.share(index, 1);
    return share < 0.8 ? 0 : (int) ((share - 0.8) / 0.2 * settings.nights());
  }

  private Label label(int index) {
    var isZombie = people.role(index) == Role.ZOMBIE;
    var errs = chance.share(index, 2) < (isZombie ? MISSED : WRONGED);
    if (isZombie == errs) {
      var seen = chance.share(index, 3) < 0.3 ? "有正常互动" : null;
      return new Label(people.id(index), SOURCE, Judgement.GENUINE, seen);
    }
    var note = batches.isMachineMade(index) ? "同批注册，资料空白" : "只关注不互动";
    return new Label(people.id(index), SOURCE, Judgement.ZOMBIE, note);
  }
}
