package org.kolscope.audience.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.kolscope.schema.BriefAccount.Role;
import org.kolscope.schema.Segment;
import org.kolscope.schema.Segment.Base;
import org.kolscope.schema.Segment.Way;
import org.kolscope.schema.SegmentAffinity;
import org.kolscope.schema.SegmentMember;
import org.kolscope.schema.Table;

/**
 * The one task of {@link Segments}: collects what it gets, in any order, and groups. Columns: what,
 * name, id, other, isTold, isNamed.
 */
record SegmentTask(Segments settings) implements MapPartitionsFunction<Row, Row> {

  /** The base by name; id holds how many are in it. */
  static final int BASE = 0;

  /** A person; other is 1 if silent, 0 if not, -1 if unknown. */
  static final int MEMBER = 1;

  /** The person id follows the account or person other. */
  static final int FOLLOW = 2;

  /** An account with its role by name. */
  static final int ACCOUNT = 3;

  /** The person id was in segment other of the way by name. */
  static final int BEFORE = 4;

  /** Up to number other were given to segments of the way by name. */
  static final int USED = 5;

  /** A segment, a member or an affinity. */
  static final StructType MADE =
      new StructType()
          .add("segment", Table.schemaOf(Segment.class), true)
          .add("member", Table.schemaOf(SegmentMember.class), true)
          .add("affinity", Table.schemaOf(SegmentAffinity.class), true);

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    var facts = new SegmentFacts();
    rows.forEachRemaining(row -> add(facts, row));
    var made = new ArrayList<Row>();
    if (facts.base() != null) {
      tell(facts, facts.members(), byFollows(facts), made);
      tell(facts, facts.members(), byTies(facts), made);
    }
    return made.iterator();
  }

  private static void add(SegmentFacts facts, Row row) {
    long id = row.getLong(2);
    long other = row.getLong(3);
    switch (row.getInt(0)) {
      case BASE -> facts.base(Base.valueOf(row.getString(1)), id);
      case MEMBER -> facts.member(id, other < 0 ? null : other == 1);
      case FOLLOW -> facts.follow(id, other);
      case ACCOUNT -> {
        var role = row.isNullAt(1) ? null : Role.valueOf(row.getString(1));
        facts.account(id, new SegmentFacts.Account(row.getBoolean(4), row.getBoolean(5), role));
      }
      case BEFORE -> facts.before(Way.valueOf(row.getString(1)), id, (int) other);
      case USED -> facts.used(Way.valueOf(row.getString(1)), (int) other);
      default -> throw new IllegalStateException("no kind of row " + row);
    }
  }

  /** Groups of one way: place and probability per person, stability per group. */
  @SuppressWarnings("ArrayRecordComponent") // a carrier of columns, never compared
  private record Grouped(
      Way way, int[] place, double[] probability, double[] stability, int supported) {

    List<Integer> members(int group) {
      return IntStream.range(0, place.length).filter(i -> place[i] == group).boxed().toList();
    }
  }

  private Grouped byFollows(SegmentFacts facts) {
    long[] members = facts.members();
    var telling = facts.tellingIds();
    int[][] follows = facts.follows(members, telling);
    int[] known =
        IntStream.range(0, members.length)
            .filter(i -> follows[i].length >= settings.leastFollows())
            .toArray();
    var found =
        new FollowGroups(settings.leastMembers(), settings.fewest(), settings.most())
            .find(
                Arrays.stream(known).mapToObj(i -> follows[i]).toArray(int[][]::new),
                telling.size(),
                SegmentFacts.fifths(Arrays.stream(known).mapToLong(i -> members[i]).toArray()));
    if (found == null) {
      return null;
    }
    int[] place = new int[members.length];
    Arrays.fill(place, -1);
    double[] probability = new double[members.length];
    for (int i = 0; i < known.length; i++) {
      place[known[i]] = found.place()[i];
      probability[known[i]] = found.probability()[i];
    }
    return new Grouped(Way.FOLLOWS, place, probability, found.stability(), found.supported());
  }

  private Grouped byTies(SegmentFacts facts) {
    long[] members = facts.members();
    var found =
        new TieGroups(facts.ties(members), SegmentFacts.fifths(members))
            .find(settings.leastMembers(), settings.most());
    int groups = found.stability().length;
    return groups == 0
        ? null
        : new Grouped(Way.TIES, found.place(), null, found.stability(), groups);
  }

  private void tell(SegmentFacts facts, long[] members, Grouped grouped, List<Row> made) {
    if (grouped == null) {
      return;
    }
    var way = grouped.way();
    int groups = grouped.stability().length;
    var numbers =
        SegmentNumbers.of(members, grouped.place(), groups, facts.before(way), facts.used(way));
    for (int g = 0; g < groups; g++) {
      var number = numbers.get(g);
      made.add(
          RowFactory.create(Table.toRow(segment(facts, members, grouped, g, number)), null, null));
      for (int i : grouped.members(g)) {
        var probability = grouped.probability() == null ? null : grouped.probability()[i];
        var member =
            new SegmentMember(facts.base(), way, members[i], number.segmentId(), probability);
        made.add(RowFactory.create(null, Table.toRow(member), null));
      }
    }
    affinities(facts, members, grouped, numbers)
        .forEach(a -> made.add(RowFactory.create(null, null, Table.toRow(a))));
  }

  private static Segment segment(
      SegmentFacts facts,
      long[] members,
      Grouped grouped,
      int group,
      SegmentNumbers.Numbered number) {
    var people = grouped.members(group);
    double size = people.size();
    var silences = people.stream().map(i -> facts.isSilent(members[i])).toList();
    boolean isKnown = silences.stream().allMatch(s -> s != null);
    var probability = grouped.probability();
    long placed = Arrays.stream(grouped.place()).filter(p -> p >= 0).count();
    return new Segment(
        facts.base(),
        grouped.way(),
        number.segmentId(),
        people.size(),
        size / placed,
        isKnown ? silences.stream().filter(s -> s).count() / size : null,
        probability == null ? null : people.stream().mapToDouble(i -> probability[i]).sum() / size,
        grouped.stability()[group],
        Stability.clarity(
            grouped.stability()[group], grouped.stability().length <= grouped.supported()),
        grouped.supported(),
        placed,
        facts.baseCount(),
        members.length,
        number.kept() == null ? null : number.kept() / size);
  }

  private List<SegmentAffinity> affinities(
      SegmentFacts facts, long[] members, Grouped grouped, List<SegmentNumbers.Numbered> numbers) {
    var named = facts.namedIds();
    return Affinities.of(
            facts.follows(members, named),
            named.size(),
            grouped.place(),
            numbers.size(),
            settings.leastMembers(),
            settings.leastZ())
        .stream()
        .map(
            a ->
                new SegmentAffinity(
                    facts.base(),
                    grouped.way(),
                    numbers.get(a.group()).segmentId(),
                    named.get(a.account()),
                    facts.role(named.get(a.account())),
                    a.followers(),
                    a.share(),
                    a.index(),
                    a.z()))
        .toList();
  }
}
