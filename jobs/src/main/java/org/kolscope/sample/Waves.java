package org.kolscope.sample;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kolscope.sample.attack.Farm;
import org.kolscope.schema.Comment;
import org.kolscope.schema.HotTopic;
import org.kolscope.schema.Like;
import org.kolscope.schema.Outcome;
import org.kolscope.schema.Post;

/**
 * What is written, relayed, answered, liked and sold in a world: made once, then asked for the rows
 * of each night and part in any order and from any thread.
 *
 * <p>Memory: some 50 bytes a post and 40 a comment, of all nights. A world of more nights begins
 * like one of fewer, but for the crisis, which comes on the last days.
 */
public final class Waves {

  private static final int BEST = 20;

  private final Stage stage;
  private final Originals originals;
  private final BoughtReposts bought;
  private final Favours favours;
  private final Tired tired;
  private final Pull pull;
  private final Posts posts;
  private final Comments comments;
  private final Likes likes;
  private final PostRows rows;
  private final Sight sight;
  private final Sales sales;
  private final HotTopics topics;
  private final Voice voice;
  private final Numbers numbers;

  private Waves(SampleSettings settings, Stage stage, List<Farm> farms, Voice voice) {
    this.stage = stage;
    this.voice = voice;
    originals = Originals.of(settings, stage);
    bought = new BoughtReposts(stage, farms);
    favours = new Favours(stage);
    pull = Pull.of(stage);
    tired = new Tired(stage);
    posts = Cascades.of(stage, originals, pull, bought, favours, tired);
    comments = new Comments(stage, posts);
    likes = new Likes(stage, posts);
    numbers = new Numbers(stage.people().size(), stage.chance());
    topics = new HotTopics(stage, posts, originals.events(), voice);
    rows =
        new PostRows(
            stage,
            posts,
            new PostCounters(stage, posts, comments, likes),
            voice,
            numbers,
            originals.events().stream().map(topics::topic).toList());
    sight = Sight.of(stage, posts);
    sales = new Sales(settings, stage, posts, sight);
  }

  /**
   * Makes the waves of a world.
   *
   * @param houses brands of the briefs first, then competitors
   * @param farms as in {@link People#farm}
   * @param suspendedAt the second since 1970 from which an account is suspended, {@link
   *     Integer#MAX_VALUE} for never
   */
  public static Waves of(
      SampleSettings settings,
      People people,
      Follows follows,
      List<House> houses,
      List<Farm> farms,
      IntUnaryOperator suspendedAt,
      Voice voice) {
    var stage = Stage.of(settings, people, follows, houses, suspendedAt);
    return new Waves(settings, stage, farms, voice);
  }

  /** Posts that are new in a night or whose counters have changed, by number. */
  public void posts(int night, int part, Consumer<Post> sink) {
    rows.emit(night, part, sink);
  }

  /** Posts of each account up to the end of the first night, reposts too, by index. */
  int[] postsOfHistory() {
    var counts = new int[stage.people().size()];
    var end = posts.firstAt(stage.calendar().endOfNight(0));
    for (int post = 0; post < end; post++) {
      counts[posts.author[post]]++;
    }
    return counts;
  }

  /** New comments of a night, by number. */
  public void comments(int night, int part, Consumer<Comment> sink) {
    new ReplyRows(stage, posts, comments, voice, numbers, rows).emit(night, part, sink);
  }

  /** New likes of a night, by post and account. */
  public void likes(int night, int part, Consumer<Like> sink) {
    var end = stage.calendar().endOfNight(night);
    var begin = night == 0 ? 0 : stage.calendar().endOfNight(night - 1);
    var from = rows.firstAt(part, begin - (Sessions.PATIENCE_DAYS + 2) * Rhythm.DAY);
    var places = rows.part(part);
    for (int i = from; i < places.length && posts.time[places[i]] < end; i++) {
      var post = places[i];
      if (likes.has(post)) {
        var number = rows.number(post);
        Arrays.stream(likes.of(post))
            .filter(like -> (int) (like >>> 32) >= begin && (int) (like >>> 32) < end)
            .mapToObj(
                like ->
                    new Like(
                        number,
                        stage.people().id[(int) like],
                        java.time.Instant.ofEpochSecond(like >>> 32)))
            .sorted(Comparator.comparingLong(Like::accountId))
            .forEach(sink);
      }
    }
  }

  public List<HotTopic> hotTopics(int night) {
    return topics.of(night);
  }

  public List<Outcome> outcomes(int night) {
    return sales.of(night);
  }

  /** Accounts that buy reposts from a farm, as indices; for farm.csv. */
  public List<Integer> repostCustomers(int farm) {
    return bought.customersOf(farm);
  }

  /** What was planted, but for influence. */
  public WavesPlanted planted() {
    return new WavesPlanted(
        stage, posts, originals, comments, bought, favours, tired, rows, topics);
  }

  /** Expected real reach of each KOL; see {@link #influence(Map)}. */
  public record Reached(List<WavesTruth.Influence> influence, List<WavesTruth.KolBest> best) {}

  /**
   * Simulates each KOL's post 1,000 times.
   *
   * @param targets for each brief its target accounts, as indices
   */
  public Reached influence(Map<String, BitSet> targets) {
    var briefs = List.copyOf(new TreeMap<>(targets).keySet());
    var kols =
        IntStream.range(0, stage.people().size())
            .filter(i -> stage.people().role(i) == Role.KOL)
            .toArray();
    var strengths = Strength.of(pull, originals, stage.calendar());
    var sets = briefs.stream().map(targets::get).toList();
    var reach = new Reach(stage, sight, pull, strengths, sets).of(kols);
    var influence =
        IntStream.range(0, kols.length)
            .mapToObj(k -> new WavesTruth.Influence(stage.people().id[kols[k]], reach[k][0]))
            .sorted(Comparator.comparingLong(WavesTruth.Influence::accountId))
            .toList();
    var best =
        IntStream.range(0, briefs.size())
            .boxed()
            .flatMap(brief -> best(briefs.get(brief), brief + 1, kols, reach))
            .toList();
    return new Reached(influence, best);
  }

  private Stream<WavesTruth.KolBest> best(String brief, int column, int[] kols, double[][] reach) {
    var order =
        IntStream.range(0, kols.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer k) -> -reach[k][column])
                    .thenComparingLong(k -> stage.people().id[kols[k]]))
            .limit(BEST)
            .toList();
    return IntStream.range(0, order.size())
        .mapToObj(
            rank -> {
              var k = order.get(rank);
              return new WavesTruth.KolBest(
                  brief, stage.people().id[kols[k]], rank + 1, reach[k][column]);
            });
  }
}
