package org.kolscope.pipeline;

import org.kolscope.schema.Follow;
import org.kolscope.schema.KolRank;
import org.kolscope.schema.Table;

/** The tables of a night that its outputs are made of, beside all derived ones. */
record KolTables(Table<Follow> follows, Table<KolRank> kols) {}
