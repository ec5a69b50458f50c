package org.kolscope.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a warehouse for one writer. The lock is the operating system's: it is free as soon as the
 * process that holds it is gone, however that ended. A warehouse on another file system than this
 * machine's is locked among the processes of this machine and user alone; there, let one scheduler
 * start the runs.
 */
public final class WarehouseLock implements AutoCloseable {

  private static final String FILE = ".lock";

  /**
   * Who holds what in this process. Asked before the file is opened: on POSIX systems, to close any
   * channel of a file lets go of all locks that the process has on it.
   */
  private static final Map<Path, String> HELD_HERE = new ConcurrentHashMap<>();

  private final FileChannel channel;
  private final Path file;

  private WarehouseLock(FileChannel channel, Path file) {
    this.channel = channel;
    this.file = file;
  }

  /** Says who has the warehouse. */
  public static final class InUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private InUseException(String message) {
      super(message);
    }
  }

  /**
   * Takes the lock at once or not at all.
   *
   * @param holder who is asking, one line; the next one who asks is told
   * @throws InUseException naming the holder
   */
  public static WarehouseLock take(String warehouse, String holder) {
    var file = file(warehouse).toAbsolutePath().normalize();
    var here = HELD_HERE.putIfAbsent(file, holder);
    if (here != null) {
      throw inUse(warehouse, here);
    }
    WarehouseLock lock = null;
    try {
      lock = locked(warehouse, file, holder);
      return lock;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock warehouse " + warehouse, e);
    } finally {
      if (lock == null) {
        HELD_HERE.remove(file);
      }
    }
  }

  private static WarehouseLock locked(String warehouse, Path file, String holder)
      throws IOException {
    Files.createDirectories(file.getParent());
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw inUse(warehouse, Files.readString(file).strip());
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
    channel.force(false);
    return new WarehouseLock(channel, file);
  }

  private static InUseException inUse(String warehouse, String holder) {
    return new InUseException(
        "warehouse "
            + warehouse
            + " is in use by "
            + (holder.isEmpty() ? "another process" : holder)
            + "; wait for it to end");
  }

  private static Path file(String warehouse) {
    var uri = warehouse.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") ? URI.create(warehouse) : null;
    if (uri == null || "file".equals(uri.getScheme())) {
      return Path.of(uri == null ? warehouse : uri.getPath()).resolve(FILE);
    }
    var name = UUID.nameUUIDFromBytes(warehouse.getBytes(StandardCharsets.UTF_8));
    return Path.of(System.getProperty("user.home"), ".kolscope", name + FILE);
  }

  /** Lets the next one in. */
  @Override
  public void close() {
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot let go of the warehouse", e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
