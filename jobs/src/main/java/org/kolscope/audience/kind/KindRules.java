package org.kolscope.audience.kind;

import static org.kolscope.schema.KolKind.Kind.CULTURAL_CELEBRITY;
import static org.kolscope.schema.KolKind.Kind.GRASSROOTS;
import static org.kolscope.schema.KolKind.Kind.OPINION_LEADER;
import static org.kolscope.schema.KolKind.Kind.ORGANISATION;
import static org.kolscope.schema.KolKind.Kind.STAR;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kolscope.audience.kind.ReasonWords.Said;
import org.kolscope.schema.KolKind;
import org.kolscope.schema.KolKind.Doubt;
import org.kolscope.schema.KolKind.Kind;

/**
 * Which kinds each rule allows, and the kind that most of them do. A rule with nothing to go by
 * says nothing. All rules weigh alike: nobody labelled KOLs by kind, so no weights can be learned.
 *
 * <ul>
 *   <li>badge: none, grassroots; of skill ("daren"), grassroots or an opinion leader; personal, any
 *       but grassroots; of an office, a firm or a medium, an organisation, and no rule asks further
 *   <li>reason: the kinds that words beside the badge say
 *   <li>expert: an expert of its vertical, an opinion leader
 *   <li>mixed: writes enough, and of nothing mainly, anybody but an opinion leader
 *   <li>topic: among the first of a topic, an opinion leader
 *   <li>fan-club: a large part of its fans are in groups that carry its name, a star
 * </ul>
 */
record KindRules(KolKinds settings) implements Serializable {

  private static final String NO_BADGE = "-1";
  private static final String PERSONAL = "0";
  private static final Set<String> SKILL = Set.of("200", "220");

  KolKind of(KindFacts facts) {
    var said = ReasonWords.in(facts.reason());
    var rules = new LinkedHashMap<String, Set<Kind>>();
    if (isOrganisation(facts.verifiedType())) {
      rules.put("badge", EnumSet.of(ORGANISATION));
    } else {
      badge(facts.verifiedType(), rules);
      if (!said.isEmpty()) {
        rules.put("reason", said.stream().map(Said::kind).collect(Collectors.toSet()));
      }
      writing(facts, rules);
      if (facts.topicPlace() != null && facts.topicPlace() <= settings.topicPlace()) {
        rules.put("topic", EnumSet.of(OPINION_LEADER));
      }
      if (facts.clubShare() != null && facts.clubShare() >= settings.clubShare()) {
        rules.put("fan-club", EnumSet.of(STAR));
      }
    }
    return row(facts, rules, said.stream().map(Said::word).toList());
  }

  /** Weibo's codes 1 to 9 are offices, firms, media, schools and the like. */
  private static boolean isOrganisation(String type) {
    return type != null && type.matches("[1-9]");
  }

  private static void badge(String type, Map<String, Set<Kind>> rules) {
    if (NO_BADGE.equals(type)) {
      rules.put("badge", EnumSet.of(GRASSROOTS));
    } else if (SKILL.contains(String.valueOf(type))) {
      rules.put("badge", EnumSet.of(GRASSROOTS, OPINION_LEADER));
    } else if (PERSONAL.equals(type)) {
      rules.put("badge", EnumSet.of(OPINION_LEADER, CULTURAL_CELEBRITY, STAR));
    }
  }

  private void writing(KindFacts facts, Map<String, Set<Kind>> rules) {
    if (facts.vertical() == null) {
      return;
    }
    if (facts.isExpert()) {
      rules.put("expert", EnumSet.of(OPINION_LEADER));
    } else if (facts.verticalPosts() >= settings.leastPosts()
        && facts.verticalShare() < settings.mixedBelow()) {
      rules.put("mixed", EnumSet.of(GRASSROOTS, CULTURAL_CELEBRITY, STAR));
    }
  }

  private static KolKind row(KindFacts facts, Map<String, Set<Kind>> rules, List<String> words) {
    var votes = new TreeMap<Kind, Integer>();
    rules.values().forEach(kinds -> kinds.forEach(k -> votes.merge(k, 1, Integer::sum)));
    int most = votes.values().stream().mapToInt(n -> n).max().orElse(0);
    var best = votes.keySet().stream().filter(k -> votes.get(k) == most).toList();
    Kind kind = best.size() == 1 ? best.get(0) : null;
    var speakFor = new ArrayList<String>();
    var against = new ArrayList<String>();
    rules.forEach(
        (rule, kinds) -> (kind == null || kinds.contains(kind) ? speakFor : against).add(rule));
    return new KolKind(
        facts.accountId(),
        kind,
        doubt(kind, rules.size(), against.size()),
        sorted(speakFor),
        sorted(against),
        words,
        facts.vertical(),
        facts.verticalShare(),
        facts.isExpert(),
        facts.topicPlace(),
        facts.clubShare(),
        facts.price());
  }

  private static Doubt doubt(Kind kind, int rules, int against) {
    if (rules == 0) {
      return Doubt.UNKNOWN;
    }
    if (kind == null) {
      return Doubt.UNSURE;
    }
    return against == 0 ? Doubt.AGREED : Doubt.MOST;
  }

  private static List<String> sorted(List<String> rules) {
    return rules.stream().sorted().toList();
  }
}
