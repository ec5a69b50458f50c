package org.kolscope.schema;

import java.time.LocalDate;

/**
 * One row per account that a person decided on; it wins over the experts while it holds.
 *
 * @param accountId the account
 * @param call what the person decided
 * @param reason why
 * @param decidedBy who decided
 * @param holdsUntil last night on which it holds; null if there is no end
 */
public record Appeal(
    @Key @IdOf(IdOf.Kind.ACCOUNT) long accountId,
    @Required Verdict.Call call,
    @Personal String reason,
    @Personal String decidedBy,
    LocalDate holdsUntil) {}
