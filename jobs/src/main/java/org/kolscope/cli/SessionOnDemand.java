package org.kolscope.cli;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** A session for a command that stores nothing, opened when it is first asked for. */
final class SessionOnDemand implements Supplier<SparkSession>, AutoCloseable {

  private Session session;

  @Override
  public SparkSession get() {
    if (session == null) {
      session = Session.withoutWarehouse();
    }
    return session.spark();
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
    }
  }
}
