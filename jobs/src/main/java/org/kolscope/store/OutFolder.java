package org.kolscope.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Reads and writes the small text files of a run below one folder, on any file system that Hadoop
 * knows. A folder appears when all its files are written: nobody sees half of it.
 *
 * @param root the folder
 */
public record OutFolder(SparkSession spark, String root) {

  /**
   * Puts {@code files} in place as the folder {@code name}; what was there before is replaced.
   *
   * @return where the folder is now
   */
  public String put(String name, Map<String, String> files) {
    var place = new Path(root, name);
    var fresh = new Path(place.getParent(), "." + place.getName() + ".writing");
    var old = new Path(place.getParent(), "." + place.getName() + ".old");
    try {
      var system = system(place);
      system.delete(fresh, true);
      for (var file : files.entrySet()) {
        try (var out = system.create(new Path(fresh, file.getKey()), true)) {
          out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        }
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

  /** Whether there is a file or folder of that name. */
  public boolean has(String name) {
    var path = new Path(root, name);
    try {
      return system(path).exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look for " + path, e);
    }
  }

  /** Removes a file, or a folder with all that is in it, if it is there. */
  public void remove(String name) {
    var path = new Path(root, name);
    try {
      system(path).delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private FileSystem system(Path path) throws IOException {
    return PlainParquet.plain(path.getFileSystem(spark.sparkContext().hadoopConfiguration()));
  }
}
