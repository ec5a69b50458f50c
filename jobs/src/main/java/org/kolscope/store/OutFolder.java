package org.kolscope.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.spark.sql.SparkSession;

/**
 * Reads and writes the small text files of a run below one folder, on any file system that Hadoop
 * knows. A folder appears when all its files are written: nobody sees half of it.
 *
 * @param root the folder
 */
public record OutFolder(SparkSession spark, String root) {

  private static final FsPermission OWNER_ONLY = new FsPermission((short) 0700);
  private static final FsPermission OWNER_ONLY_FILE = new FsPermission((short) 0600);

  /**
   * Puts {@code files} in place as the folder {@code name}; what was there before is replaced.
   *
   * @return where the folder is now
   */
  public String put(String name, Map<String, String> files) {
    return put(name, files, Map.of());
  }

  /**
   * The same with files that are no text.
   *
   * @param others their bytes by name
   */
  public String put(String name, Map<String, String> files, Map<String, byte[]> others) {
    return put(name, bytes(files, others), FsPermission.getDirDefault());
  }

  /** {@link #put}; on a file system with permissions, nobody but the owner may look inside. */
  String putPrivate(String name, Map<String, String> files) {
    return put(name, bytes(files, Map.of()), OWNER_ONLY);
  }

  private static Map<String, byte[]> bytes(Map<String, String> texts, Map<String, byte[]> others) {
    Map<String, byte[]> all = new TreeMap<>(others);
    texts.forEach((name, text) -> all.put(name, text.getBytes(StandardCharsets.UTF_8)));
    return all;
  }

  private String put(String name, Map<String, byte[]> files, FsPermission access) {
    var place = new Path(root, name);
    var fresh = new Path(place.getParent(), "." + place.getName() + ".writing");
    var old = new Path(place.getParent(), "." + place.getName() + ".old");
    try {
      var system = system(place);
      system.delete(fresh, true);
      system.mkdirs(fresh);
      if (access.equals(OWNER_ONLY)) {
        // before anything lies in it; the mode of mkdirs is subject to the umask
        system.setPermission(fresh, access);
      }
      for (var file : files.entrySet()) {
        var path = new Path(fresh, file.getKey());
        try (var out = system.create(path, true)) {
          out.write(file.getValue());
        }
        if (access.equals(OWNER_ONLY)) {
          system.setPermission(path, OWNER_ONLY_FILE);
        }
      }
      // cut off between two renames, what was there before is still beside it
      if (!system.exists(place) && system.exists(old) && !system.rename(old, place)) {
        throw new IOException("rename refused");
      }
      system.delete(old, true);
      if (system.exists(place) && !system.rename(place, old)) {
        throw new IOException("rename refused");
      }
      if (!system.rename(fresh, place)) {
        throw new IOException("rename refused");
      }
      system.delete(old, true);
      return place.toUri().getPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put in place " + place, e);
    }
  }

  /** The bytes of a file, or null if there is none. */
  public byte[] read(String name) {
    var path = new Path(root, name);
    try (var in = system(path).open(path)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Where a file or folder of that name is, as one would open it. */
  public String place(String name) {
    return new Path(root, name).toUri().getPath();
  }

  /** Whether there is a file or folder of that name. */
  public boolean has(String name) {
    var path = new Path(root, name);
    try {
      return system(path).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for " + path, e);
    }
  }

  /**
   * Puts one file in place; the others of its folder stay. On local disks and HDFS a reader sees
   * the old text or the new one.
   */
  public void putFile(String name, String text) {
    var place = new Path(root, name);
    var fresh = new Path(place.getParent(), "." + place.getName() + ".writing");
    try {
      var system = system(place);
      try (var out = system.create(fresh, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      // a local rename replaces; others refuse
      if (!system.rename(fresh, place)
          && !(system.delete(place, false) && system.rename(fresh, place))) {
        throw new IOException("rename refused");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot put in place " + place, e);
    }
  }

  /** The names in a folder, hidden ones left out, in order; none if there is no such folder. */
  public List<String> names(String folder) {
    var path = new Path(root, folder);
    try {
      return Stream.of(system(path).listStatus(path))
          .map(s -> s.getPath().getName())
          .filter(n -> !n.startsWith("."))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look into " + path, e);
    }
  }

  /** Takes away a file or a whole folder; whether it was there. */
  public boolean remove(String name) {
    var path = new Path(root, name);
    try {
      return system(path).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private FileSystem system(Path path) throws IOException {
    return PlainParquet.plain(path.getFileSystem(spark.sparkContext().hadoopConfiguration()));
  }
}
