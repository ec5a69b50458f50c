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

  /** Nobody is sure to relay. */
  static final double CERTAIN = 0.6;

  /**
   * Hours after which a post is half as likely to be relayed, of that part of its attraction that
   * is for the moment, and of the rest. Chosen between Twitter, where half of all reposts come
   * within an hour and three quarters within a day (Kwak et al. 2010), and real cascades of Weibo,
   * where it is 0.18 and 0.65.
   */
  static final double HALF_LIFE_HOURS = 3;

  static final double LONG_HALF_LIFE_HOURS = 60;

  /** Share of a post's attraction that is for the moment. */
  static final double FOR_THE_MOMENT = 0.6;

  /** Hours after which a whole cascade is half as attractive. */
  private static final double ROOT_HALF_LIFE_HOURS = 48;

  /** What a contest is to those who hunt for prizes. */
  private static final double PRIZE_HUNTER = 6;

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
  private final Deletions deletions;
  private final Tired tired;
  private final Drafts drafts;
  private final Pull pull;
  private final Strength strengths;

  private Cascades(
      Stage stage,
      Originals originals,
      Pull pull,
      BoughtReposts bought,
      Favours favours,
      Tired tired) {
    this.stage = stage;
    this.originals = originals;
    this.bought = bought;
    this.favours = favours;
    deletions = new Deletions(stage, posts);
    this.tired = tired;
    feed = new Feed(stage, posts);
    relays = stage.chance().on("relay");
    drafts = new Drafts(stage);
    this.pull = pull;
    strengths = Strength.of(pull, originals, stage.calendar());
  }

  /** All posts of the world. */
  static Posts of(
      Stage stage,
      Originals originals,
      Pull pull,
      BoughtReposts bought,
      Favours favours,
      Tired tired) {
    var cascades = new Cascades(stage, originals, pull, bought, favours, tired);
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
        next();
      }
      var draft = originals.planted().get(key);
      publish(author, planned, draft == null ? drafts.of(author, planned) : draft);
    }
    while (!pending.isEmpty() && pending.time() < end) {
      next();
    }
  }

  private void publish(int author, int time, Draft draft) {
    var strength =
        strengths.scale()
            * draft.rank()
            * Fatigue.of(posts, feed.latest(author), time, draft.kind());
    var post = posts.add(author, time, feed.latest(author), draft, strength);
    feed.add(post);
    offer(post);
    bought.order(posts, post, pending);
    favours.ask(posts, post, pending);
    tired.ask(posts, post, pending);
  }

  private void next() {
    if (pending.farm() == Tired.LEAVES) {
      tired.leave(posts, feed, pending);
    } else {
      relayNext();
    }
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
        || time >= Math.min(deletions.at(root), deletions.at(parent))
        || (session >= 0
            && feed.newer(account, posts.time[parent], session, Sessions.PLACES)
                >= Sessions.PLACES)) {
      return;
    }
    relayed.add(((long) root << 32) | account);
    var strength = posts.strength[parent] * strengths.hand(posts.depth[parent] + 1);
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
    return left(age) * StrictMath.pow(0.5, (rootAge - age) / life);
  }

  /** How attractive a post still is after some hours. */
  private static double left(double hours) {
    return FOR_THE_MOMENT * StrictMath.pow(0.5, hours / HALF_LIFE_HOURS)
        + (1 - FOR_THE_MOMENT) * StrictMath.pow(0.5, hours / LONG_HALF_LIFE_HOURS);
  }
}
