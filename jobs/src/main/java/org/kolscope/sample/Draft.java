package org.kolscope.sample;

import org.kolscope.schema.Form;

/**
 * What a post of its own is to be, before there are words.
 *
 * @param house the {@link House} it is about; -1 for none
 * @param event the event it belongs to; -1 for none
 * @param motive of a complaint, otherwise null
 * @param rank how much more often than an average post of its author it is relayed once shown,
 *     before fatigue; 1 on average
 */
public record Draft(
    PostKind kind,
    Vertical vertical,
    Hook hook,
    Form form,
    int house,
    int event,
    Motive motive,
    float rank) {}
