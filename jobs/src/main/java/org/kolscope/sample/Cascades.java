package org.kolscope.sample;

/**
 * How posts go round: an independent cascade over follows, told in the order of time.
 *
 * <p>A post is offered to every fan of its author. Whether a fan would relay it is one keyed draw
 * for the pair against strength x readiness x interest x age; only if it would, is its first
 * session after the post looked up, and there it relays the post if it is still among the {@link
 * Sessions#PLACES} newest of its feed. Reposts are posts of their own: they fill feeds and are
 * offered to fans in turn. Nobody relays a root twice or a root of its own.
 *
 * <p>Cost: one hash for each fan of each post's author, on one core since the order of time is what
 * feeds are made of; all else is for the few that would relay.
 */
final class Cascades {

  /**
   * Reposts to expect for a post of one's own; chosen: on Weibo between a third and a half of all
   * posts are reposts. The strength of all posts is scaled to it, whatever the follows.
   */
  static final double REPOSTS_PER_POST = 0.5;

  /** Every further hand is relayed less often; chosen so that most trees are one or two deep. */
  static final double SECOND_HAND = 0.3;

  /** Nobody is sure to relay. */
  static final double CERTAIN = 0.6;

  /** Hours after which a post is half as likely to be relayed; chosen for a median of an hour. */
  static final double HALF_LIFE_HOURS = 3;

  /** Hours after which a whole cascade is half as attractive. */
  private static final double ROOT_HALF_LIFE_HOURS = 24;

  /** What a contest is to those who hunt for prizes. */
  private static final double PRIZE_HUNTER = 6;

  /** Share of would-be relays that age and crowded feeds leave, about; only used for the scale. */
  private static final double LEFT = 0.35;

  private static final int HOUR = 3_600;

  private final Stage stage;
  private final Posts posts = new Posts();
  private final Pending pending = new Pending();
  private final LongSet relayed = new LongSet();
  private final Feed feed;
  private final Chance relays;
  private final Originals originals;
  private final BoughtReposts bought;
  private final Favours favours;
  private final Drafts drafts;
  private final Pull pull;
  private final double scale;

  private Cascades(
      Stage stage, Originals originals, Pull pull, BoughtReposts bought, Favours favours) {
    this.stage = stage;
    this.originals = originals;
    this.bought = bought;
    this.favours = favours;
    feed = new Feed(stage, posts);
    relays = stage.chance().on("relay");
    drafts = new Drafts(stage);
    this.pull = pull;
    scale = scale(pull, originals, stage.calendar());
  }

  /** The strength of a post of rank 1. */
  static double scale(Pull pull, Originals originals, Calendar calendar) {
    return REPOSTS_PER_POST / LEFT / Math.max(pull.mean(originals, calendar), 1e-9);
  }

  /** All posts of the world. */
  static Posts of(
      Stage stage, Originals originals, Pull pull, BoughtReposts bought, Favours favours) {
    var cascades = new Cascades(stage, originals, pull, bought, favours);
    cascades.run();
    return cascades.posts;
  }

  private void run() {
    var start = stage.calendar().start();
    var end = stage.calendar().end();
    for (long key : originals.keys()) {
      var author = (int) key;
      var planned = start + (int) (key >>> 32);
      while (!pending.isEmpty() && pending.time() < planned) {
        relayNext();
      }
      var draft = originals.planted().get(key);
      publish(author, planned, draft == null ? drafts.of(author, planned) : draft);
    }
    while (!pending.isEmpty() && pending.time() < end) {
      relayNext();
    }
  }

  private void publish(int author, int time, Draft draft) {
    var strength =
        scale * draft.rank() * Fatigue.of(posts, feed.latest(author), time, draft.kind());
    var post = posts.add(author, time, feed.latest(author), draft, strength);
    feed.add(post);
    offer(post);
    bought.order(posts, post, pending);
    favours.ask(posts, post, pending);
  }

  private void relayNext() {
    var account = pending.account();
    if (feed.latestAt(account) >= pending.time()) {
      pending.putOff();
      return;
    }
    var time = pending.time();
    var parent = pending.parent();
    var session = pending.session();
    var farm = pending.farm();
    pending.remove();
    var root = posts.root[parent];
    if (posts.author[root] == account
        || relayed.contains(((long) root << 32) | account)
        || (session >= 0
            && feed.newer(account, posts.time[parent], session, Sessions.PLACES)
                >= Sessions.PLACES)) {
      return;
    }
    relayed.add(((long) root << 32) | account);
    var strength = posts.strength[parent] * SECOND_HAND;
    var post = posts.addRepost(account, time, feed.latest(account), parent, strength, farm);
    feed.add(post);
    if (farm < 0) {
      favours.done(posts, post);
    }
    offer(post);
  }

  private void offer(int post) {
    var author = posts.author[post];
    var follows = stage.follows();
    var hunted = posts.kind(post) == PostKind.PRIZE ? PRIZE_HUNTER : 1;
    var bound = Math.min(CERTAIN, posts.strength[post] * pull.readiest() * hunted);
    var key = relays.bits(author, posts.time[post]);
    for (int at = follows.fansFrom[author]; at < follows.fansFrom[author + 1]; at++) {
      var fan = follows.fan[at];
      var draw = draw(key, fan);
      if (draw < bound) {
        consider(post, fan, draw);
      }
    }
  }

  /** One draw in [0, 1) for a post and a fan. */
  private static double draw(long key, int fan) {
    var z = key + (fan + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
  }

  private void consider(int post, int fan, double draw) {
    double chance = posts.strength[post] * pull.readiness(fan, posts.vertical[post]);
    if (posts.kind(post) == PostKind.PRIZE && stage.people().group(fan) == Group.PRIZE_HUNTER) {
      chance = posts.strength[post] * PRIZE_HUNTER * stage.people().relay[fan];
    }
    chance = Math.min(chance, CERTAIN);
    if (draw >= chance || stage.people().role(fan) == Role.ZOMBIE) {
      return;
    }
    var session = stage.sessions().first(fan, posts.time[post]);
    if (session == Sessions.NONE || draw >= chance * freshness(post, session)) {
      return;
    }
    var place = stage.follows().place(fan, posts.author[post]);
    if (stage.holds(place, posts.time[post]) && stage.holds(place, session)) {
      pending.add(readAt(session, draw / chance), fan, post, session, -1);
    }
  }

  /** A session reads for up to ten minutes. */
  private static int readAt(int session, double share) {
    var spread = share * 9_973;
    return session + 15 + (int) ((spread - Math.floor(spread)) * 585);
  }

  private double freshness(int post, int session) {
    var root = posts.root[post];
    var event = posts.event[root];
    var life = event < 0 ? ROOT_HALF_LIFE_HOURS : originals.events().get(event).halfLifeHours() * 2;
    var age = (session - posts.time[post]) / (double) HOUR;
    var rootAge = (session - posts.time[root]) / (double) HOUR;
    return StrictMath.pow(0.5, age / HALF_LIFE_HOURS + (rootAge - age) / life);
  }
}
