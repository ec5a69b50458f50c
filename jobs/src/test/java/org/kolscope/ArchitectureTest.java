package org.kolscope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kolscope.cli.Main;

/**
 * The house rules that a compiler cannot see. Rooms are the packages right below {@code
 * org.kolscope}; a room that is not built yet stands in the rules all the same.
 */
class ArchitectureTest {

  /** Rooms that compute tables from tables. */
  private static final List<String> STEPS =
      List.of(
          "text",
          "authenticity",
          "cascade",
          "influence",
          "audience",
          "brand",
          "ranking",
          "evaluation");

  /** Rooms between pipeline and schema: none of them knows another. */
  private static final List<String> SIDE_BY_SIDE =
      Stream.concat(STEPS.stream(), Stream.of("intake", "sample", "store", "report")).toList();

  private static final List<String> ROOMS =
      Stream.concat(SIDE_BY_SIDE.stream(), Stream.of("graph", "schema", "pipeline", "cli"))
          .toList();

  private static final JavaClasses KOLSCOPE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.kolscope");

  private static String[] rooms(List<String> names) {
    return names.stream().map(ArchitectureTest::room).toArray(String[]::new);
  }

  private static String[] rooms(String... names) {
    return rooms(List.of(names));
  }

  private static String room(String name) {
    return "org.kolscope." + name + "..";
  }

  @Test
  void everyClassStandsInARoomThatTheRulesKnow() {
    classes()
        .should()
        .resideInAnyPackage(rooms(ROOMS))
        .because("a room that no rule names is a room without rules; add it to this test")
        .check(KOLSCOPE);
  }

  @Test
  void bothModulesAreLookedAt() {
    assertThat(KOLSCOPE.stream().map(JavaClass::getPackageName))
        .as("otherwise the rules pass because they see nothing")
        .contains("org.kolscope.graph", "org.kolscope.schema", "org.kolscope.pipeline");
  }

  @Test
  void arrowsPointDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("cli")
        .definedBy(rooms("cli"))
        .layer("pipeline")
        .definedBy(rooms("pipeline"))
        .layer("steps")
        .definedBy(rooms(STEPS))
        .layer("intake")
        .definedBy(rooms("intake"))
        .layer("sample")
        .definedBy(rooms("sample"))
        .layer("store")
        .definedBy(rooms("store"))
        .layer("report")
        .definedBy(rooms("report"))
        .layer("graph")
        .definedBy(rooms("graph"))
        .layer("schema")
        .definedBy(rooms("schema"))
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("pipeline")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("steps")
        .mayOnlyBeAccessedByLayers("pipeline")
        .whereLayer("intake")
        .mayOnlyBeAccessedByLayers("pipeline", "cli")
        .whereLayer("sample")
        .mayOnlyBeAccessedByLayers("pipeline", "cli")
        .whereLayer("store")
        .mayOnlyBeAccessedByLayers("pipeline", "cli")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("pipeline", "cli")
        .whereLayer("graph")
        .mayOnlyBeAccessedByLayers("steps", "pipeline")
        .because(
            "a step must be readable without the pipeline, and the pipeline without the commands;"
                + " the command line reads presets and tables, but never calls a step")
        .check(KOLSCOPE);
  }

  @Test
  void roomsMeetOnlyInTables() {
    slices()
        .matching("org.kolscope.(" + String.join("|", SIDE_BY_SIDE) + ")..")
        .should()
        .notDependOnEachOther()
        .because("what one room needs of another is a table in schema, put together in Pipeline")
        .check(KOLSCOPE);
  }

  @Test
  void schemaImportsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(room("schema"))
        .should()
        .dependOnClassesThat(ofOursOutside("schema"))
        .because("everyone speaks schema, so schema speaks of nobody")
        .check(KOLSCOPE);
  }

  @Test
  void graphKnowsNoneOfOursAndNoSpark() {
    noClasses()
        .that()
        .resideInAPackage(room("graph"))
        .should()
        .dependOnClassesThat(ofOursOutside("graph"))
        .orShould()
        .dependOnClassesThat(resideInAnyPackage(SPARK))
        .orShould()
        .dependOnClassesThat(
            resideInAnyPackage("java.io..", "java.nio..", "java.net..", "org.slf4j..")
                .and(not(equivalentTo(java.io.Serializable.class))))
        .because("the graph library is plain Java on arrays: no Spark, no files, no logging")
        .check(KOLSCOPE);
  }

  @Test
  void reportsArePureFunctionsOfTheirTables() {
    noClasses()
        .that()
        .resideInAPackage(room("report"))
        .should()
        .dependOnClassesThat(ofOursOutside("report", "schema"))
        .orShould()
        .dependOnClassesThat(resideInAnyPackage(SPARK))
        .because("a report is text made of records, so a golden file can hold it")
        .check(KOLSCOPE);
  }

  @Test
  void onlyStoreAndTheRawFileRoomsTouchStorage() {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms("store", "intake", "sample"))
        .should()
        .dependOnClassesThat(
            describe("read or write data sets", c -> isReaderOrWriter(c.getSimpleName())))
        .orShould()
        .dependOnClassesThat(resideInAnyPackage("org.apache.hadoop..", "org.apache.iceberg.."))
        .because("tables, paths and catalogs are known to store alone; raw files to their rooms")
        .check(KOLSCOPE);
  }

  @Test
  void stepsKnowNoSession() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            rooms("store", "intake", "sample", "evaluation", "pipeline", "cli", "schema"))
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.spark.sql.SparkSession")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.apache.spark.sql.SQLContext")
        .orShould()
        .accessTargetWhere(calls(Set.of("sparkSession", "sqlContext"), "Dataset"))
        .because("a step turns tables into tables and can do nothing else")
        .check(KOLSCOPE);
  }

  @Test
  void onlyAuthenticityAndTextLearn() {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms("authenticity", "text"))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("org.apache.spark.ml..", "org.apache.spark.mllib.."))
        .because(
            "models are trained and read in the room that uses them; what they say leaves it as tables")
        .check(KOLSCOPE);
  }

  @Test
  void noPackageIsADrawer() {
    noClasses()
        .should()
        .resideInAnyPackage(
            Stream.of("util", "utils", "common", "helper", "helpers", "base", "impl")
                .map(name -> "org.kolscope.." + name + "..")
                .toArray(String[]::new))
        .because("a package is named after the question it answers")
        .check(KOLSCOPE);
  }

  @Test
  void theClockIsAskedOnlyAroundTheSteps() {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms("pipeline", "cli"))
        .should()
        .accessTargetWhere(
            calls(
                Set.of("now"),
                "Instant",
                "LocalDate",
                "LocalTime",
                "LocalDateTime",
                "OffsetDateTime",
                "OffsetTime",
                "ZonedDateTime",
                "Year",
                "YearMonth"))
        .orShould()
        .accessTargetWhere(calls(CLOCKS, "Clock"))
        .orShould()
        .accessTargetWhere(calls(Set.of("currentTimeMillis", "nanoTime"), "System"))
        .orShould()
        .accessTargetWhere(calls(SPARK_CLOCKS, "functions"))
        .orShould()
        .accessTargetWhere(isNoArgumentConstructorOf("java.util.Date"))
        .because("the night is asOf; the same input gives the same bytes on any day")
        .check(KOLSCOPE);
  }

  @Test
  void chanceIsSeeded() {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms("pipeline", "cli"))
        .should()
        .accessTargetWhere(isNoArgumentConstructorOf("java.util.Random"))
        .orShould()
        .accessTargetWhere(isNoArgumentConstructorOf("java.util.SplittableRandom"))
        .orShould()
        .accessTargetWhere(calls(Set.of("random"), "Math", "StrictMath"))
        .orShould()
        .accessTargetWhere(calls(Set.of("randomUUID"), "UUID"))
        .orShould()
        .accessTargetWhere(calls(SPARK_CHANCE, "functions"))
        .orShould()
        .dependOnClassesThat(
            describe(
                "draw without a seed",
                c ->
                    Set.of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom")
                        .contains(c.getFullName())))
        .because("what is drawn follows from the random seed of the settings")
        .check(KOLSCOPE);
  }

  @Test
  void onlyMainEndsTheProcess() {
    noClasses()
        .that(not(equivalentTo(Main.class)))
        .should()
        .accessTargetWhere(calls(Set.of("exit"), "System"))
        .orShould()
        .accessTargetWhere(calls(Set.of("exit", "halt"), "Runtime"))
        .because("who ends the process skips everybody's clean-up; exit codes have one place")
        .check(KOLSCOPE);
  }

  private static final String[] SPARK = {
    "org.apache.spark..", "org.apache.hadoop..", "org.apache.iceberg..", "scala.."
  };

  private static final Set<String> CLOCKS =
      Set.of(
          "system",
          "systemUTC",
          "systemDefaultZone",
          "tick",
          "tickMillis",
          "tickSeconds",
          "tickMinutes");

  private static final Set<String> SPARK_CLOCKS =
      Set.of(
          "now",
          "curdate",
          "current_date",
          "current_timestamp",
          "localtimestamp",
          "current_time",
          "unix_timestamp");

  private static final Set<String> SPARK_CHANCE =
      Set.of("rand", "randn", "random", "uuid", "shuffle", "uniform", "randstr");

  private static boolean isReaderOrWriter(String simpleName) {
    return simpleName.startsWith("DataFrameReader")
        || simpleName.startsWith("DataFrameWriter")
        || simpleName.startsWith("DataStreamReader")
        || simpleName.startsWith("DataStreamWriter")
        || simpleName.startsWith("CreateTableWriter");
  }

  private static DescribedPredicate<JavaClass> ofOursOutside(String... own) {
    return resideInAPackage("org.kolscope..").and(not(resideInAnyPackage(rooms(own))));
  }

  /**
   * Calls and method references alike; an overload that takes a seed or a clock is no such call.
   */
  private static DescribedPredicate<JavaAccess<?>> calls(Set<String> methods, String... owners) {
    return access(
        String.join("/", owners) + " " + methods,
        t ->
            methods.contains(t.getName())
                && Set.of(owners).contains(t.getOwner().getSimpleName())
                && !t.getOwner().getPackageName().startsWith("org.kolscope"));
  }

  private static DescribedPredicate<JavaAccess<?>> isNoArgumentConstructorOf(String type) {
    return access(
        "new " + type + "()",
        t -> t.getOwner().getFullName().equals(type) && t.getFullName().endsWith(".<init>()"));
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String what, Predicate<AccessTarget> target) {
    return describe("call " + what, access -> target.test(access.getTarget()));
  }
}
