package org.kolscope.graph;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Measures the arrays that an object of ours holds. */
public final class FieldSizes {

  private FieldSizes() {}

  /** Bytes of all arrays that the object reaches through classes of ours, each once. */
  public static long of(Object root) throws IllegalAccessException {
    return measured(root, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static long measured(Object object, Set<Object> seen) throws IllegalAccessException {
    if (object == null || !seen.add(object)) {
      return 0;
    }
    if (object.getClass().isArray()) {
      int width = object instanceof int[] ? 4 : 8;
      return 16 + (long) width * Array.getLength(object);
    }
    long bytes = 0;
    for (Field field : object.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        bytes += measured(field.get(object), seen);
      }
    }
    return bytes;
  }
}
