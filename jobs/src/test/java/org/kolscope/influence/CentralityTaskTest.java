package org.kolscope.influence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.kolscope.influence.whole.HeapRoom;

class CentralityTaskTest {

  private static final List<Row> ROWS =
      List.of(
          RowFactory.create(0, 1L, null, 0L, Genuine.UNITS, false),
          RowFactory.create(0, 2L, null, 0L, Genuine.UNITS, false),
          RowFactory.create(0, 1L, 2L, 1L, 0L, false));

  private static CentralityTask task(long edges) {
    return new CentralityTask(new Centralities(), new TreeMap<>(Map.of(0, edges)));
  }

  @Test
  void aGraphThatFitsIsMeasured() {
    var measured = new ArrayList<Row>();
    task(1).call(ROWS.iterator()).forEachRemaining(measured::add);

    assertThat(measured).hasSize(2);
  }

  @Test
  void aGraphThatDoesNotFitIsRefusedAtItsFirstRow() {
    long edges = Runtime.getRuntime().maxMemory() / 50;
    var rows = ROWS.iterator();

    assertThatThrownBy(() -> task(edges).call(rows))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the FOLLOW graph of %,d edges takes".formatted(edges))
        .hasMessageContaining("set centralities.max-edges below that");
    assertThat(rows).toIterable().hasSize(2);
  }

  @Test
  void whatFitsIsThreeQuartersOfTheHeap() {
    var room = new HeapRoom("the graph", "lower it", 8L << 20);

    room.require(6L << 20);
    assertThatThrownBy(() -> room.require((6L << 20) + 1))
        .hasMessage(
            "the graph takes at least 6 MB in one task, of a heap of 8 MB it may take 6 MB; lower"
                + " it, or give more memory with KOLSCOPE_MEMORY or spark.executor.memory");
  }
}
