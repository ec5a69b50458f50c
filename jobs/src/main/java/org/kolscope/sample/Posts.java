package org.kolscope.sample;

import java.util.Arrays;
import org.kolscope.schema.Form;

/**
 * All posts of a world, reposts too, in the order in which they were published: columns in arrays,
 * some 45 bytes a post.
 */
@SuppressWarnings("EnumOrdinal")
final class Posts {

  private static final PostKind[] KINDS = PostKind.values();
  private static final Vertical[] VERTICALS = Vertical.values();
  private static final Hook[] HOOKS = Hook.values();
  private static final Form[] FORMS = Form.values();
  private static final Motive[] MOTIVES = Motive.values();

  private int size;
  int[] author = new int[1_024];

  /** Seconds since 1970; ascending. */
  int[] time = new int[1_024];

  /** The post that was reposted; -1 for posts of one's own. */
  int[] parent = new int[1_024];

  /** The post at the top; itself for posts of one's own. */
  int[] root = new int[1_024];

  /** The post of the same author before it; -1 for the first. */
  int[] before = new int[1_024];

  /** How often it is relayed once shown to somebody of full interest and readiness 1. */
  float[] strength = new float[1_024];

  /** What {@link Draft#rank()} was, of posts of one's own. */
  float[] rank = new float[1_024];

  byte[] kind = new byte[1_024];
  byte[] vertical = new byte[1_024];
  byte[] hook = new byte[1_024];
  byte[] form = new byte[1_024];
  byte[] motive = new byte[1_024];
  byte[] depth = new byte[1_024];
  short[] house = new short[1_024];
  short[] event = new short[1_024];

  /** The farm that was paid for a repost; -1 for none. */
  short[] farm = new short[1_024];

  int size() {
    return size;
  }

  boolean isRepost(int post) {
    return parent[post] >= 0;
  }

  /** Adds a post of one's own and answers with its place. */
  int add(int by, int at, int previous, Draft draft, double force) {
    var post = next(by, at, previous);
    parent[post] = -1;
    root[post] = post;
    strength[post] = (float) force;
    rank[post] = draft.rank();
    kind[post] = (byte) draft.kind().ordinal();
    vertical[post] = (byte) draft.vertical().ordinal();
    hook[post] = (byte) draft.hook().ordinal();
    form[post] = (byte) draft.form().ordinal();
    motive[post] = (byte) (draft.motive() == null ? -1 : draft.motive().ordinal());
    house[post] = (short) draft.house();
    event[post] = (short) draft.event();
    farm[post] = -1;
    return post;
  }

  /** Adds a repost and answers with its place. */
  int addRepost(int by, int at, int previous, int of, double force, int paid) {
    var post = next(by, at, previous);
    var top = root[of];
    parent[post] = of;
    root[post] = top;
    depth[post] = (byte) Math.min(depth[of] + 1, Byte.MAX_VALUE);
    strength[post] = (float) force;
    kind[post] = kind[top];
    vertical[post] = vertical[top];
    hook[post] = hook[top];
    form[post] = (byte) Form.TEXT.ordinal();
    motive[post] = motive[top];
    house[post] = house[top];
    event[post] = event[top];
    farm[post] = (short) paid;
    return post;
  }

  PostKind kind(int post) {
    return KINDS[kind[post]];
  }

  Form form(int post) {
    return FORMS[form[post]];
  }

  /** What a post of one's own was to be. */
  Draft draft(int post) {
    return new Draft(
        kind(post),
        VERTICALS[vertical[post]],
        HOOKS[hook[post]],
        form(post),
        house[post],
        event[post],
        motive[post] < 0 ? null : MOTIVES[motive[post]],
        rank[post]);
  }

  /** The first post not earlier than a time. */
  int firstAt(int from) {
    var low = 0;
    var high = size;
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (time[middle] < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int next(int by, int at, int previous) {
    if (size == author.length) {
      grow(size + (size >> 1));
    }
    author[size] = by;
    time[size] = at;
    before[size] = previous;
    return size++;
  }

  private void grow(int room) {
    author = Arrays.copyOf(author, room);
    time = Arrays.copyOf(time, room);
    parent = Arrays.copyOf(parent, room);
    root = Arrays.copyOf(root, room);
    before = Arrays.copyOf(before, room);
    strength = Arrays.copyOf(strength, room);
    rank = Arrays.copyOf(rank, room);
    kind = Arrays.copyOf(kind, room);
    vertical = Arrays.copyOf(vertical, room);
    hook = Arrays.copyOf(hook, room);
    form = Arrays.copyOf(form, room);
    motive = Arrays.copyOf(motive, room);
    depth = Arrays.copyOf(depth, room);
    house = Arrays.copyOf(house, room);
    event = Arrays.copyOf(event, room);
    farm = Arrays.copyOf(farm, room);
  }
}
