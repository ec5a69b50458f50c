package org.kolscope.pipeline;

import org.kolscope.audience.contact.ContactPoints;
import org.kolscope.audience.customers.TargetCustomers;
import org.kolscope.audience.fit.KolFits;
import org.kolscope.audience.form.Forms;
import org.kolscope.audience.kind.KolKinds;
import org.kolscope.audience.need.Needs;
import org.kolscope.audience.overlap.FanOverlaps;
import org.kolscope.text.AccountWords;

/**
 * The steps that look for the customers of a brief.
 *
 * @param words which words accounts are told apart by
 * @param customers who is a target customer
 * @param contacts where they are met
 * @param fit whose people they are
 * @param overlap which fans accounts share
 * @param kinds what kinds of voices KOLs are
 * @param needs what people want, ask and complain about
 * @param forms which forms of posts they respond to
 */
public record TargetSteps(
    AccountWords words,
    TargetCustomers customers,
    ContactPoints contacts,
    KolFits fit,
    FanOverlaps overlap,
    KolKinds kinds,
    Needs needs,
    Forms forms) {

  static TargetSteps defaults() {
    return new TargetSteps(
        new AccountWords(),
        new TargetCustomers(),
        new ContactPoints(),
        new KolFits(),
        new FanOverlaps(),
        new KolKinds(),
        new Needs(),
        new Forms());
  }
}
