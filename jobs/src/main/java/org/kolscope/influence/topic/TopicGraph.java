package org.kolscope.influence.topic;

import java.util.BitSet;
import org.kolscope.graph.ArcSource;
import org.kolscope.graph.Assembly;
import org.kolscope.graph.Assembly.Loops;
import org.kolscope.graph.Assembly.Parallels;
import org.kolscope.graph.Assembly.Sides;
import org.kolscope.graph.Digraph;
import org.kolscope.graph.Rows;

/** The follow graph as a surfer of one topic walks it. */
final class TopicGraph {

  private TopicGraph() {}

  /**
   * The accounts of a topic with the follows among them, those of follower i and followee j
   * weighing what j wrote on the topic times 1 - |rᵢ - rⱼ|. An arc to an account that wrote nothing
   * on it, or between accounts with nothing in common, is left out.
   *
   * @param follows holds rows of arcs out
   * @param relevance by vertex of {@code follows}; accounts with 0 are left out
   * @param posts on the topic, by vertex
   */
  static Digraph of(Digraph follows, double[] relevance, double[] posts) {
    var kept = new BitSet();
    for (int v = 0; v < relevance.length; v++) {
      kept.set(v, relevance[v] > 0);
    }
    var among = follows.induced(kept);
    double[] r = at(kept, relevance, among.size());
    double[] written = at(kept, posts, among.size());
    long[] ids = new long[among.size()];
    for (int v = 0; v < ids.length; v++) {
      ids[v] = among.id(v);
    }
    return new Assembly(Loops.DROP, Parallels.ADD, Sides.IN, 1)
        .of(ids, new Arcs(among.out(), r, written));
  }

  /** The entries of the kept vertices, in their order. */
  static double[] at(BitSet kept, double[] values, int size) {
    double[] at = new double[size];
    int next = 0;
    for (int v = kept.nextSetBit(0); v >= 0; v = kept.nextSetBit(v + 1)) {
      at[next++] = values[v];
    }
    return at;
  }

  private static final class Arcs implements ArcSource {

    private final Rows out;
    private final double[] relevance;
    private final double[] posts;

    Arcs(Rows out, double[] relevance, double[] posts) {
      this.out = out;
      this.relevance = relevance;
      this.posts = posts;
    }

    @Override
    public void walk(Visitor visitor) {
      for (int i = 0; i < out.size(); i++) {
        for (int arc = out.first(i); arc < out.end(i); arc++) {
          int j = out.at(arc);
          double weight = posts[j] * (1 - Math.abs(relevance[i] - relevance[j]));
          if (weight > 0) {
            visitor.arc(i, j, weight);
          }
        }
      }
    }

    @Override
    public boolean isWeighted() {
      return true;
    }
  }
}
