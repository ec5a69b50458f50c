package org.kolscope.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads what each account costs: CSV with the header {@code id,price}, in one currency. An account
 * that is not named is not for sale.
 */
public final class PriceFile {

  private static final String HEADER = "id,price";

  private PriceFile() {}

  /**
   * Prices by id.
   *
   * @throws IntakeException naming file and line of what does not fit
   */
  public static Map<Long, Double> read(Path file) {
    var prices = new HashMap<Long, Double>();
    try {
      int number = 0;
      for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        var problem = number == 1 ? header(line) : line.isBlank() ? null : taken(line, prices);
        if (problem != null) {
          throw new IntakeException("%s, line %d: %s".formatted(file, number, problem));
        }
      }
    } catch (IOException e) {
      throw new IntakeException(file + ": cannot be read: " + e.getMessage(), e);
    }
    return prices;
  }

  private static String header(String line) {
    // a byte order mark is what spreadsheets put before the first line
    return line.replace("\uFEFF", "").strip().equals(HEADER)
        ? null
        : "the header must be " + HEADER + ", was " + line;
  }

  private static String taken(String line, Map<Long, Double> prices) {
    var cells = line.split(",", -1);
    if (cells.length != 2) {
      return "must have 2 cells, had " + cells.length;
    }
    try {
      long id = Long.parseLong(cells[0].strip());
      double price = Double.parseDouble(cells[1].strip());
      if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
        return "price must be a number from 0 on, was " + cells[1];
      }
      return prices.put(id, price) == null ? null : "account " + id + " has a price already";
    } catch (NumberFormatException e) {
      return "must be a whole number and a price, was " + line;
    }
  }
}
