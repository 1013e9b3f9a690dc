package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/**
 * Rules of the house that older code does not keep everywhere yet. What still breaks a rule stands by name in a list under
 * {@code src/test/resources/house}. A list only gets shorter: a new name fails the test, and so does one that is mended and
 * still listed.
 */
class HouseRulesTest {
    private static final Path MAIN = Path.of("src/main/java/pt/vez");
    private static final int MOST_PARAMETERS = 8;

    private static final Pattern STATEMENT =
            Pattern.compile("\"\\s*(select|insert into|update|delete from|with|lock in)\\s", Pattern.CASE_INSENSITIVE);
    private static final Pattern TABLE =
            Pattern.compile("\\b(?:from|join|into|update|table)\\s+(([a-z]+)_[a-z_]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern VIEW = Pattern.compile("\\bview\\s+([a-z_]+)\\s+as\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern LITERAL =
            Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"", Pattern.DOTALL);
    private static final Pattern TORN_TAG = Pattern.compile("/\\*\\*[^*@\n]+[^*@\n{]@(throws|param|return)\\b");
    private static final Pattern RIDDLE =
            Pattern.compile("\\b(whoever|nobody|somebody|whatever)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORBIDDEN_NAME = Pattern.compile(
            ".*(Part|Words|Rows|Book|Board|Letters)|Glyph|Tone|Facts|Filters|Pace|Attempts|Passes|Settling|Follower|Rounds"
                    + "|Postman|PushCourier|Act|Deed|Openings|CaseOpening|Standing|Lettering|Wordings|Witnesses|Likeness"
                    + "|NameSound|Marks|Resemblances|PersonGate|PersonGuard|Handing|Sealing|Recapture|Silhouette|Grey"
                    + "|LapseWatch|StaffingWatch|HoldSweep|Housekeeping|OfferDesk|SwapDesk|CoverDesk|AbsenceDesk"
                    + "|ScreeningDesk|CaptureDesk|SampleDesk|IntakeDesk|QuickBooking|GroupBooking|GroupCommit|SeatBoard"
                    + "|SeatHints|KeptSeats|SeatKeeping|LightModel|LightPages|Door.*|Turn.*|.*House|.*Stock|Classroom");

    private static final Pattern RECURRING =
            Pattern.compile("(sweep|purge|forget|lapse|remind|erase|expire)([A-Z]\\w*)?");

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("pt.vez");

    @Test
    void classesOfInternalPackagesArePackagePrivate() {
        matches(
                "public-internal-classes",
                topLevel()
                        .filter(each -> each.getPackageName().contains(".internal"))
                        .filter(each -> each.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName));
    }

    @Test
    void theApiOfAModuleDoesNotUseItsInternalClasses() {
        matches(
                "apis-that-use-internals",
                topLevel()
                        .filter(each -> each.getPackageName().matches("pt\\.vez\\.\\w+"))
                        .filter(each -> each.getDirectDependenciesFromSelf().stream()
                                .anyMatch(used -> used.getTargetClass()
                                        .getPackageName()
                                        .startsWith(each.getPackageName() + ".internal")))
                        .map(JavaClass::getName));
    }

    @Test
    void aConstructorTakesAtMostEight() {
        matches(
                "long-constructors",
                house.stream()
                        .filter(each -> !each.isRecord() && !each.isEnum())
                        .filter(each -> each.getConstructors().stream()
                                .anyMatch(one -> one.getRawParameterTypes().size() > MOST_PARAMETERS))
                        .map(JavaClass::getName));
    }

    @Test
    void statementsStandInQueriesAndRepositories() {
        matches(
                "statements-outside-repositories",
                sources()
                        .filter(file -> !file.getFileName().toString().matches(".*(Queries|Repository)\\.java"))
                        .filter(file -> STATEMENT.matcher(read(file)).find()
                                || read(file).contains("\"\"\"")
                                        && TABLE.matcher(literals(file)).find())
                        .map(HouseRulesTest::name));
    }

    /**
     * A line is the class and the module whose table it names. A view that the owner defines in its
     * {@code R__<module>_views.sql} is for others to read.
     */
    @Test
    void aModuleNamesItsOwnTablesOnly() {
        Set<String> modules = sources()
                .map(file -> MAIN.relativize(file))
                .filter(file -> file.getNameCount() > 1)
                .map(file -> file.getName(0).toString())
                .collect(Collectors.toSet());
        Set<String> views = views();
        matches(
                "tables-of-other-modules",
                sources()
                        .filter(file -> MAIN.relativize(file).getNameCount() > 1)
                        .flatMap(file -> {
                            String own = MAIN.relativize(file).getName(0).toString();
                            return TABLE.matcher(literals(file))
                                    .results()
                                    .filter(found -> !views.contains(found.group(1)))
                                    .map(found -> found.group(2))
                                    .filter(modules::contains)
                                    .filter(owner -> !owner.equals(own))
                                    .map(owner -> name(file) + " " + owner);
                        }));
    }

    @Test
    void blockTagsBeginALine() {
        matches(
                "torn-block-tags",
                sources().filter(file -> TORN_TAG.matcher(read(file)).find()).map(HouseRulesTest::name));
    }

    @Test
    void aCommentHasASubject() {
        matches(
                "comments-without-a-subject",
                sources()
                        .filter(file -> comments(file)
                                .anyMatch(each -> RIDDLE.matcher(each).find()))
                        .map(HouseRulesTest::name));
    }

    @Test
    void namesAreThoseOfTheField() {
        matches(
                "forbidden-names",
                topLevel()
                        .filter(each ->
                                FORBIDDEN_NAME.matcher(each.getSimpleName()).matches())
                        .map(JavaClass::getName));
    }

    /** The views that stand in the file of the module they are named after. */
    private static Set<String> views() {
        Pattern file = Pattern.compile("R__([a-z]+)_views\\.sql");
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            return files.flatMap(each -> {
                        var module = file.matcher(each.getFileName().toString());
                        return module.matches()
                                ? VIEW.matcher(read(each))
                                        .results()
                                        .map(found -> found.group(1))
                                        .filter(view -> view.startsWith(module.group(1) + "_"))
                                : Stream.<String>empty();
                    })
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Work that nothing starts is never done. */
    @Test
    void everyPieceOfRecurringWorkHasACaller() {
        matches(
                "sweeps-without-a-caller",
                house.stream()
                        .filter(each -> !each.getSimpleName().isEmpty())
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE)
                                && !method.isAnnotatedWith(Bean.class)
                                && RECURRING.matcher(method.getName()).matches())
                        .filter(method -> method.getAccessesToSelf().isEmpty()
                                && method.getOwner().getAllRawInterfaces().stream()
                                        .allMatch(type -> type.getMethods().stream()
                                                .filter(other -> other.getName().equals(method.getName()))
                                                .allMatch(other -> other.getAccessesToSelf()
                                                        .isEmpty())))
                        .map(method -> method.getOwner().getName() + " " + method.getName()));
    }

    /** A class with two ways out of or into its circle lies on more than one. */
    @Test
    void aClassIsInOneCircleAtMost() {
        Map<JavaClass, Set<JavaClass>> uses = new HashMap<>();
        topLevel().forEach(each -> uses.put(each, new HashSet<>()));
        house.stream()
                .forEach(each -> each.getDirectDependenciesFromSelf().forEach(used -> {
                    JavaClass from = outermost(each);
                    JavaClass to = outermost(used.getTargetClass().getBaseComponentType());
                    if (!from.equals(to) && uses.containsKey(from) && uses.containsKey(to)) {
                        uses.get(from).add(to);
                    }
                }));
        Map<JavaClass, Set<JavaClass>> reached = new HashMap<>();
        uses.keySet().forEach(each -> reached.put(each, reach(each, uses)));
        matches(
                "classes-in-two-circles",
                uses.keySet().stream()
                        .filter(each -> {
                            Set<JavaClass> circle = reached.get(each).stream()
                                    .filter(other -> reached.get(other).contains(each))
                                    .collect(Collectors.toSet());
                            long out = uses.get(each).stream()
                                    .filter(circle::contains)
                                    .count();
                            long in = circle.stream()
                                    .filter(other -> uses.get(other).contains(each))
                                    .count();
                            return out > 1 || in > 1;
                        })
                        .map(JavaClass::getName));
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static Set<JavaClass> reach(JavaClass from, Map<JavaClass, Set<JavaClass>> uses) {
        Set<JavaClass> reached = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(uses.get(from));
        while (!open.isEmpty()) {
            JavaClass next = open.pop();
            if (reached.add(next)) {
                open.addAll(uses.get(next));
            }
        }
        return reached;
    }

    private Stream<JavaClass> topLevel() {
        return house.stream().filter(JavaClass::isTopLevelClass);
    }

    private static void matches(String list, Stream<String> found) {
        Path file = Path.of("src/test/resources/house", list + ".txt");
        Set<String> broken = found.collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = new TreeSet<>(lines(file));
        Set<String> added = new TreeSet<>(broken);
        added.removeAll(listed);
        assertThat(added).as("break the rule and are not listed in " + file).isEmpty();
        listed.removeAll(broken);
        assertThat(listed).as("keep the rule by now: take them off " + file).isEmpty();
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return "pt.vez." + MAIN.relativize(file).toString().replace(".java", "").replace('/', '.');
    }

    private static String literals(Path file) {
        return LITERAL.matcher(read(file)).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }

    private static Stream<String> comments(Path file) {
        return Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL)
                .matcher(read(file).replaceAll("\"(?:\\\\.|[^\"\\\\\n])*\"", ""))
                .results()
                .map(MatchResult::group);
    }

    private static List<String> lines(Path file) {
        return read(file).lines().filter(line -> !line.isBlank()).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
