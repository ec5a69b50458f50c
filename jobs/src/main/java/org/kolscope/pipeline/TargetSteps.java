package org.kolscope.pipeline;

import org.kolscope.audience.contact.ContactPoints;
import org.kolscope.audience.customers.TargetCustomers;
import org.kolscope.audience.fit.KolFits;
import org.kolscope.audience.form.Forms;
import org.kolscope.audience.group.GroupGuesses;
import org.kolscope.audience.kind.KolKinds;
import org.kolscope.audience.need.Needs;
import org.kolscope.audience.overlap.FanOverlaps;
import org.kolscope.audience.segment.Lookalikes;
import org.kolscope.audience.segment.Segments;
import org.kolscope.text.AccountWords;
import org.kolscope.text.GroupWords;

/**
 * The steps that look for the customers of a brief.
 *
 * @param words which words accounts are told apart by
 * @param customers who is a target customer
 * @param groups which groups people belong with of whom none is known
 * @param contacts where they are met
 * @param fit whose people they are
 * @param overlap which fans accounts share
 * @param segments into which groups the target falls
 * @param segmentWords which words set the groups apart
 * @param lookalikes which accounts are alike
 * @param kinds what kinds of voices KOLs are
 * @param needs what people want, ask and complain about
 * @param forms which forms of posts they respond to
 */
public record TargetSteps(
    AccountWords words,
    TargetCustomers customers,
    GroupGuesses groups,
    ContactPoints contacts,
    KolFits fit,
    FanOverlaps overlap,
    Segments segments,
    GroupWords segmentWords,
    Lookalikes lookalikes,
    KolKinds kinds,
    Needs needs,
    Forms forms) {

  static TargetSteps defaults() {
    return new TargetSteps(
        new AccountWords(),
        new TargetCustomers(),
        new GroupGuesses(),
        new ContactPoints(),
        new KolFits(),
        new FanOverlaps(),
        new Segments(),
        new GroupWords(),
        new Lookalikes(),
        new KolKinds(),
        new Needs(),
        new Forms());
  }
}
