package org.kolscope.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kolscope.schema.KolRank.Group;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** What a reader does with the pages; leaves pictures of them in target/screenshots. */
class ReportInBrowserIT {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  @TempDir static Path folder;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() {
    boolean isThere = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!isThere) {
      System.out.println("ReportInBrowserIT skipped: no " + CHROMIUM + " or no " + DRIVER);
    }
    assumeTrue(isThere, "chromium and chromedriver are installed");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(CHROMIUM.toString());
    options.setCapability("goog:loggingPrefs", logs);
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--lang=en-US",
        "--user-data-dir=" + folder.resolve("profile"));
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    browser = new ChromeDriver(service, options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void theLanguageIsSwitchedInThePageAndKeptOnTheNext() throws IOException {
    open(Nights.realistic(12), ReportPages.INDEX, "");
    assertThat(heading()).isEqualTo("Who moves whom");

    browser.findElement(By.id("language")).click();

    assertThat(heading()).isEqualTo("谁在影响谁");
    assertThat(browser.getTitle()).startsWith("谁在影响谁");
    assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("zh-CN");
    browser.findElement(By.cssSelector("a.go")).click();
    assertThat(heading()).isEqualTo("KOL 排名");
    assertNoErrors();
  }

  @Test
  void aColumnIsSortedByMouseAndByKeyboardWithoutNumbersLast() throws IOException {
    open(Nights.realistic(12), ReportPages.RANKING, "#en");
    assertThat(column("rank")).startsWith("1", "2", "3");

    head("rank").click();
    assertThat(column("rank")).startsWith("12", "11", "10");
    assertThat(sortOf("rank")).isEqualTo("descending");

    head("broker").sendKeys(Keys.ENTER);
    assertThat(sortOf("broker")).isEqualTo("descending");
    assertThat(sortOf("rank")).isNull();
    assertThat(column("broker")).endsWith("n/a", "n/a");
    head("broker").sendKeys(Keys.SPACE);
    assertThat(sortOf("broker")).isEqualTo("ascending");
    assertThat(column("broker")).endsWith("n/a", "n/a");
    assertThat(browser.findElement(By.id("definition")).getText()).contains("betweenness");
    assertNoErrors();
  }

  @Test
  void theTableIsFilteredByNameAndGroup() throws IOException {
    open(Nights.realistic(60), ReportPages.RANKING, "#en");

    browser.findElement(By.id("find")).sendKeys("城市观察员");
    assertThat(browser.findElement(By.id("shown")).getText()).isEqualTo("5");
    browser.findElement(By.id("group")).sendKeys("A");

    assertThat(browser.findElement(By.id("shown")).getText()).isEqualTo("1");
    assertNoErrors();
  }

  @Test
  void thePictureHasABarAndADotForEachOfTheFirstTwentyAndTooltipsAreText() throws IOException {
    String name = "<img src=x onerror=alert(1)>";
    var kol = Nights.kol(1, name, 1, 1, 1, Group.A, 9, 9, 9., 9., 9.);
    open(Nights.night(List.of(kol)), ReportPages.RANKING, "#en");
    var dots = drawn("#ranges svg path[fill='#17695a']");
    assertThat(dots).hasSize(2);

    new Actions(browser).moveToElement(dots.get(1)).perform();

    assertThat(browser.findElement(By.id("ranges")).getText()).contains(name, "90% range: 1");
    assertThat(browser.findElements(By.tagName("img"))).isEmpty();
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve("tooltip.png"), browser.getScreenshotAs(OutputType.BYTES));
    open(Nights.realistic(60), ReportPages.RANKING, "#en");
    assertThat(drawn("#ranges svg path[fill^='#'][fill-opacity]")).hasSize(20);
    assertNoErrors();
  }

  /** What a picture has; it is drawn in a frame after the page is there. */
  private static List<WebElement> drawn(String css) {
    browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(20));
    try {
      return browser.findElements(By.cssSelector(css));
    } finally {
      browser.manage().timeouts().implicitlyWait(Duration.ZERO);
    }
  }

  @Test
  void allKindsOfNightsLookRightOnEveryScreen() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    for (int kols : new int[] {0, 1, 12, 60}) {
      for (String page : List.of(ReportPages.INDEX, ReportPages.RANKING)) {
        for (String language : List.of("en", "zh")) {
          for (int width : new int[] {1280, 400}) {
            browser.manage().window().setSize(new Dimension(width, 900));
            open(Nights.realistic(kols), page, "#" + language);
            takePicture("%s-%d-%s-%d".formatted(page.replace(".html", ""), kols, language, width));
            long overflow = number("return document.documentElement.scrollWidth - innerWidth");
            assertThat(overflow).as("%s %d %s %d", page, kols, language, width).isLessThan(1);
          }
        }
      }
    }
    browser.manage().window().setSize(new Dimension(1280, 900));
    assertNoErrors();
  }

  @Test
  void aPrintedRankingHasItsPictureAndEveryRow() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    open(Nights.realistic(60), ReportPages.RANKING, "#zh");

    var pdf = browser.print(new PrintOptions());

    Files.write(
        SCREENSHOTS.resolve("kol-ranking-60-zh.pdf"), Base64.getDecoder().decode(pdf.getContent()));
    assertNoErrors();
  }

  @Test
  void theNightlyPageFitsEveryScreen() throws IOException {
    Files.createDirectories(SCREENSHOTS);
    for (var night : List.of(NightPages.full(), NightPages.stopped())) {
      Path page = Files.createTempDirectory(folder, "run").resolve(ReportPages.NIGHT);
      Files.writeString(page, new ReportPages().night(night), UTF_8);
      for (String language : List.of("en", "zh")) {
        for (int width : new int[] {1280, 400}) {
          browser.manage().window().setSize(new Dimension(width, 900));
          browser.get(page.toUri() + "#" + language);
          takePicture("night-%s-%s-%d".formatted(night.run().verdict(), language, width));
          long overflow = number("return document.documentElement.scrollWidth - innerWidth");
          assertThat(overflow).as("%s %s %d", night.run(), language, width).isLessThan(1);
        }
      }
      assertThat(heading()).isEqualTo("夜间运行与数据质量");
    }
    browser.manage().window().setSize(new Dimension(1280, 900));
    assertNoErrors();
  }

  private static void takePicture(String name) throws IOException {
    long height =
        number("return document.documentElement.scrollHeight + outerHeight - innerHeight");
    Dimension before = browser.manage().window().getSize();
    browser.manage().window().setSize(new Dimension(before.width, (int) Math.min(height, 6000)));
    Files.write(SCREENSHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    browser.manage().window().setSize(before);
  }

  private static long number(String script) {
    return ((Number) browser.executeScript(script)).longValue();
  }

  private static void open(NightReport report, String page, String hash) throws IOException {
    Path night = Files.createTempDirectory(folder, "night");
    for (var file : new ReportPages().render(report, Fans.UNSEEN).entrySet()) {
      Files.writeString(night.resolve(file.getKey()), file.getValue(), UTF_8);
    }
    browser.get(night.resolve(page).toUri() + hash);
  }

  private static String heading() {
    return browser.findElement(By.tagName("h1")).getText();
  }

  private static WebElement head(String column) {
    return browser.findElement(By.cssSelector("thead .col-" + column + " button"));
  }

  private static String sortOf(String column) {
    return browser.findElement(By.cssSelector("thead .col-" + column)).getDomAttribute("aria-sort");
  }

  private static List<String> column(String column) {
    String script =
        "return [...document.querySelectorAll('tbody .col-%s')].map(c => c.innerText).join('|')";
    return Arrays.asList(browser.executeScript(script.formatted(column)).toString().split("\\|"));
  }

  private static void assertNoErrors() {
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
  }
}
