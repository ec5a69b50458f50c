package org.kolscope.sample;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kolscope.sample.BondTruth.FarmRow;
import org.kolscope.sample.WavesTruth.Influence;
import org.kolscope.sample.attack.Farm.Kind;

/**
 * Writes a world: a folder a night in its layout, the briefs, and the truth, which is for people
 * and tests and no run reads.
 */
public record WorldFiles(World world, Layout layout) {

  private static final String SUV = "suv";
  private static final String WATCH = "watch";

  /**
   * Writes all files; those of a night in parallel in the pool of the caller.
   *
   * @param told hears of every night before it is written
   */
  public void write(Path out, Consumer<String> told) {
    var files = layout == Layout.KOLSCOPE ? new KolscopeFiles(world) : new SpiderFiles(world);
    var settings = world.settings();
    for (int n = 0; n < settings.nights(); n++) {
      var night = n;
      told.accept(settings.night(night).toString());
      var folder = new RawFolder(out.resolve("night=" + settings.night(night)));
      IntStream.range(0, settings.files())
          .parallel()
          .forEach(file -> files.write(night, file, folder));
    }
    told.accept("truth");
    briefs(new RawFolder(out));
    truth(new RawFolder(out.resolve("truth")));
  }

  private void briefs(RawFolder folder) {
    var people = world.people();
    var memberships = world.memberships();
    folder.text(
        "briefs/suv.yaml", Briefs.suv(world.settings(), people, world.brands(), memberships));
    folder.text(
        "briefs/watch.yaml", Briefs.watch(world.settings(), people, world.brands(), memberships));
  }

  private void truth(RawFolder folder) {
    var people = new PeopleTruth(world.settings(), world.people(), world.brands(), world.purge());
    table(folder, "account", PeopleTruth.OfAccount.class, people.accounts());
    table(folder, "staff", PeopleTruth.OfStaff.class, people.staff());
    table(folder, "groups", PeopleTruth.OfGroup.class, people.groups(groupIds()));
    table(folder, "purge", PeopleTruth.OfPurge.class, people.purge());
    var bonds =
        BondTruth.of(
            world.settings(), world.people(), world.prizeGivers(), world.farms(), world.follows());
    table(folder, "farm", FarmRow.class, bonds.farms().stream().map(this::withBuyers));
    table(folder, "follow-bought", BondTruth.BoughtFollow.class, bonds.bought().stream());
    table(folder, "prize", BondTruth.PrizeLeaver.class, bonds.leavers().stream());
    var planted = world.waves().planted();
    table(folder, "repost-bought", WavesTruth.RepostBought.class, planted.repostsBought());
    table(folder, "complaint", WavesTruth.Complaint.class, planted.complaints());
    table(folder, "event", WavesTruth.Event.class, planted.events().stream());
    table(folder, "session", WavesTruth.Session.class, planted.sessions().stream());
    table(folder, "favour", WavesTruth.Favour.class, planted.favours());
    table(folder, "rhythm-fault", WavesTruth.Fault.class, planted.rhythmFaults());
    table(folder, "unfollow", WavesTruth.Left.class, planted.tired());
    table(folder, "deleted", WavesTruth.Deleted.class, planted.deleted());
    table(folder, "staff-post", WavesTruth.StaffPost.class, planted.staffPosts());
    table(folder, "viral", WavesTruth.Viral.class, planted.viral());
    table(folder, "prize-campaign", WavesTruth.Campaign.class, planted.campaigns());
    var reached = world.waves().influence(targets());
    table(folder, "influence", Influence.class, reached.influence().stream());
    table(folder, "kol-best", WavesTruth.KolBest.class, reached.best().stream());
  }

  private GroupIds groupIds() {
    return new GroupIds(world.settings(), world.people(), world.follows());
  }

  /** Who buys reposts is drawn with the waves. */
  private FarmRow withBuyers(FarmRow row) {
    var farm =
        world.farms().stream().filter(f -> f.id().equals(row.farmId())).findFirst().orElseThrow();
    return farm.kind() != Kind.REPOSTS
        ? row
        : row.soldTo(
            world.waves().repostCustomers(farm.number()).stream()
                .map(i -> world.people().id(i))
                .sorted()
                .toList());
  }

  /** Target customers of each brief. */
  private Map<String, BitSet> targets() {
    var targets = new Targets(world.people());
    var found = new TreeMap<String, BitSet>();
    for (var brief : Map.of(SUV, Brand.LIYUAN, WATCH, Brand.LANXU).entrySet()) {
      var who = new BitSet();
      IntStream.range(0, world.people().size())
          .filter(i -> targets.isTarget(brief.getValue(), i))
          .forEach(who::set);
      found.put(brief.getKey(), who);
    }
    return found;
  }

  private static <R extends Record> void table(
      RawFolder folder, String name, Class<R> type, Stream<R> rows) {
    var text = new RowText(type);
    var all = new StringBuilder(text.header()).append('\n');
    rows.forEach(
        row -> {
          text.csv(all, row);
          all.append('\n');
        });
    folder.text(name + ".csv", all.toString());
  }
}
