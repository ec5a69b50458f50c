package org.kolscope.intake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;

/** One way to spoil a small file; the seed decides where. */
record Mutation(Kind kind, Packing packing, int pick, long seed) {

  enum Kind {
    BYTE_FLIP,
    DELETE_CELL,
    DUPLICATE_CELL,
    SWAP_CELLS,
    QUOTE,
    DELIMITER,
    NUL,
    WRONG_UTF8,
    TRUNCATE,
    HUGE_NUMBER,
    NEGATIVE_NUMBER,
    WRONG_DATE,
    LOST_BRACKET,
    RANDOM_LINES,
    EMPTY,
    HEADER_BYTE,
    HEADER_MISSING,
    LONG_LINE,
    REPEATED_LINES,
    CRLF,
    LATIN_ESCAPES
  }

  enum Packing {
    PLAIN,
    GZIP,
    GZIP_CUT,
    GZIP_TAIL,
    NO_GZIP
  }

  /** Longer than the test's limit for a line. */
  static final int LONG = 70_000;

  /** The spoilt text, before packing. */
  byte[] spoilt(byte[] sound) {
    var random = new Random(seed);
    var bytes = sound;
    var times = kind == Kind.BYTE_FLIP || kind == Kind.QUOTE ? 1 + random.nextInt(4) : 1;
    for (int i = 0; i < times; i++) {
      bytes = once(bytes, random);
    }
    return bytes;
  }

  private byte[] once(byte[] bytes, Random random) {
    // an empty file has no place to spoil
    var at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    var text = new String(bytes, StandardCharsets.UTF_8);
    return switch (kind) {
      case BYTE_FLIP -> flipped(bytes, at, random.nextInt(8));
      case QUOTE -> spliced(bytes, at, 0, "\"");
      case DELIMITER -> spliced(bytes, at, 0, random.nextBoolean() ? "," : "\t");
      case NUL -> spliced(bytes, at, 0, "\0");
      case WRONG_UTF8 -> spliced(bytes, at, 0, new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF});
      case TRUNCATE -> Arrays.copyOf(bytes, at);
      case HUGE_NUMBER -> number(text, random, "99999999999999999999999999");
      case NEGATIVE_NUMBER -> number(text, random, "-7");
      case WRONG_DATE ->
          text.replaceFirst("20[0-9]{2}-[0-9]{2}", random.nextBoolean() ? "2031-13" : "2099-12")
              .getBytes(StandardCharsets.UTF_8);
      case LOST_BRACKET -> text.replaceFirst("[{}\\[\\]:]", "").getBytes(StandardCharsets.UTF_8);
      case RANDOM_LINES -> randomLines(random);
      case EMPTY -> new byte[0];
      case HEADER_BYTE -> flipped(bytes, Math.min(at, 20), random.nextInt(7));
      case HEADER_MISSING -> bytes.length == 0 ? bytes : withoutFirstLine(bytes);
      case LONG_LINE -> spliced(bytes, at, 0, "z".repeat(LONG));
      case REPEATED_LINES -> (text + text).getBytes(StandardCharsets.UTF_8);
      case CRLF -> text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      case LATIN_ESCAPES -> spliced(bytes, at, 0, "\\u0000\\ud800");
      case DELETE_CELL, DUPLICATE_CELL, SWAP_CELLS -> cells(text, random);
    };
  }

  private byte[] cells(String text, Random random) {
    var lines = text.split("\n", -1);
    var at = random.nextInt(lines.length);
    var cells = lines[at].split(",", -1);
    var cell = random.nextInt(cells.length);
    var other = random.nextInt(cells.length);
    var before = cells[cell];
    switch (kind) {
      case DELETE_CELL -> lines[at] = lines[at].replaceFirst("[^,]*,", "");
      case DUPLICATE_CELL -> cells[cell] = before + "," + before;
      default -> {
        cells[cell] = cells[other];
        cells[other] = before;
      }
    }
    if (kind != Kind.DELETE_CELL) {
      lines[at] = String.join(",", cells);
    }
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(String text, Random random, String number) {
    var matches = java.util.regex.Pattern.compile("[0-9]+").matcher(text).results().toList();
    if (matches.isEmpty()) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    var match = matches.get(random.nextInt(matches.size()));
    return (text.substring(0, match.start()) + number + text.substring(match.end()))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] randomLines(Random random) {
    var lines = new byte[random.nextInt(400)];
    random.nextBytes(lines);
    for (int i = 0; i < lines.length; i += 1 + random.nextInt(30)) {
      lines[i] = '\n';
    }
    return lines;
  }

  private static byte[] withoutFirstLine(byte[] bytes) {
    var end = 0;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
  }

  private static byte[] flipped(byte[] bytes, int at, int bit) {
    var flipped = bytes.clone();
    if (at < flipped.length) {
      flipped[at] ^= (byte) (1 << bit);
    }
    return flipped;
  }

  private static byte[] spliced(byte[] bytes, int at, int drop, String insert) {
    return spliced(bytes, at, drop, insert.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] spliced(byte[] bytes, int at, int drop, byte[] insert) {
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(insert);
    out.write(bytes, at + drop, bytes.length - at - drop);
    return out.toByteArray();
  }

  boolean isPacked() {
    return packing != Packing.PLAIN;
  }

  boolean isBroken() {
    return packing != Packing.PLAIN && packing != Packing.GZIP;
  }

  byte[] packed(byte[] text) {
    var packed = Loading.gzip(text);
    return switch (packing) {
      case PLAIN -> text;
      case GZIP -> packed;
      case GZIP_CUT -> Arrays.copyOf(packed, new Random(seed).nextInt(packed.length));
      case GZIP_TAIL -> spliced(packed, packed.length, 0, "this is no member, and long enough");
      case NO_GZIP -> spliced(text, 0, 0, "no gzip at all\n");
    };
  }

  /** What an unpacker finds before the file breaks. */
  static byte[] unpacked(byte[] packed) {
    var out = new ByteArrayOutputStream();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        out.write(b);
      }
    } catch (IOException e) {
      // as far as it goes
    }
    return out.toByteArray();
  }
}
