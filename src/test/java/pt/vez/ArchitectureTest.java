package pt.vez;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.router.Route;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;
import pt.vez.shared.Actor;

class ArchitectureTest {
    /** Floors of the house; a lower floor never knows a higher one. */
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("shared", 0),
            Map.entry("platform", 0),
            Map.entry("calendar", 0),
            Map.entry("shell", 0),
            Map.entry("audit", 1),
            Map.entry("identity", 1),
            Map.entry("associations", 2),
            Map.entry("training", 2),
            Map.entry("mandates", 3),
            Map.entry("people", 3),
            Map.entry("rota", 3),
            Map.entry("casework", 4),
            Map.entry("documents", 5),
            Map.entry("scheduling", 5),
            Map.entry("biometrics", 5),
            Map.entry("invitations", 6),
            Map.entry("intake", 6),
            Map.entry("visits", 6),
            Map.entry("hiring", 6),
            Map.entry("notifications", 7),
            Map.entry("portal", 8),
            Map.entry("demo", 8));

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("pt.vez");

    @Test
    void picturesFromOutsideAreDecodedInOnePlaceOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PictureDecoder")
                .should()
                .callMethod(javax.imageio.ImageIO.class, "read", java.io.InputStream.class)
                .orShould()
                .callMethod(javax.imageio.ImageIO.class, "createImageInputStream", Object.class)
                .orShould()
                .callMethod(javax.imageio.ImageIO.class, "getImageReadersByFormatName", String.class)
                .because("that place bounds memory, scans and time, and writes nothing to the disk")
                .check(house);
    }

    @Test
    void modulesUseOnlyWhatTheyDeclare() throws IOException {
        ApplicationModules modules = ApplicationModules.of(VezApplication.class);
        modules.verify();
        new Documenter(modules).writeModulesAsPlantUml();
        assertThat(modules.stream().map(module -> module.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(FLOORS.keySet());
        assertThat(Files.exists(Path.of("target/spring-modulith-docs/components.puml")))
                .isTrue();
    }

    /** What a module declares is what it uses, and what {@code docs/architecture.md} draws. */
    @Test
    void declaredEdgesAreUsedAndDrawn() throws IOException {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass each : house) {
            module(each).ifPresent(from -> {
                Set<String> to = used.computeIfAbsent(from, module -> new TreeSet<>());
                each.getDirectDependenciesFromSelf()
                        .forEach(edge -> module(edge.getTargetClass())
                                .filter(module -> !module.equals(from))
                                .ifPresent(to::add));
            });
        }
        Map<String, Set<String>> declared = new TreeMap<>();
        for (String module : FLOORS.keySet()) {
            declared.put(
                    module,
                    Stream.of(house.getPackage("pt.vez." + module)
                                    .getAnnotationOfType(ApplicationModule.class)
                                    .allowedDependencies())
                            .map(name -> name.split(" :: ", 2)[0])
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        assertThat(declared).isEqualTo(used);
        assertThat(Files.readString(Path.of("docs/architecture.md")))
                .as("the picture of the modules")
                .contains(drawn(used));
    }

    private static Optional<String> module(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.");
        return type.getPackageName().startsWith("pt.vez.") ? Optional.of(parts[2]) : Optional.empty();
    }

    /** From the top floor down; what every module uses is left out. */
    private static String drawn(Map<String, Set<String>> used) {
        Set<String> everywhere = Set.of("shared", "platform", "shell");
        return used.keySet().stream()
                .filter(module -> !everywhere.contains(module))
                .sorted(Comparator.comparing((String module) -> -FLOORS.get(module))
                        .thenComparing(Comparator.naturalOrder()))
                .map(module -> used.get(module).stream()
                        .filter(to -> !everywhere.contains(to))
                        .collect(Collectors.joining(" & ", "  " + module + " --> ", "")))
                .filter(line -> !line.endsWith("--> "))
                .collect(Collectors.joining("\n", "flowchart TD\n", "\n```"));
    }

    @Test
    void aLowerFloorNeverKnowsAHigherOne() {
        FLOORS.forEach((module, floor) -> {
            String[] above = FLOORS.entrySet().stream()
                    .filter(other -> other.getValue() > floor)
                    .map(other -> "pt.vez." + other.getKey() + "..")
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("pt.vez." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(above)
                        .check(house);
            }
        });
    }

    @Test
    void timeComesFromTheClock() {
        ArchRule rule = noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.ZonedDateTime.class, "now");
        rule.check(house);
    }

    /** Who has no account is a bearer of a link or a job of the product; a person is read from the accounts. */
    @Test
    void onlyTheAccountsMakeAPersonWhoActs() {
        noClasses()
                .that()
                .resideOutsideOfPackages("pt.vez.identity..", "pt.vez.demo..", "pt.vez.shared..")
                .should()
                .callMethod(Actor.class, "person", UUID.class, String.class, Set.class, Actor.Acting.class)
                .orShould()
                .callConstructor(Actor.Person.class, UUID.class, String.class, Set.class, Actor.Acting.class)
                .check(house);
    }

    /** What forgets old data and is called by no job keeps it for ever. */
    @Test
    void everySweepIsCalled() {
        methods()
                .that()
                .haveNameMatching("sweep.*")
                .should(new ArchCondition<>("be called") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean called = !method.getCallsOfSelf().isEmpty()
                                || !method.getReferencesToSelf().isEmpty();
                        events.add(new SimpleConditionEvent(method, called, method.getFullName() + " is never called"));
                    }
                })
                .check(house);
    }

    @Test
    void screensHoldNoRepositoriesEntitiesOrSql() {
        noClasses()
                .that(resideInAnyPackage("..ui..", "pt.vez.portal"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Repository.class)
                .orShould()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.jdbc..")
                .check(house);
    }

    @Test
    void servicesKnowNoScreens() {
        noClasses()
                .that()
                .resideInAnyPackage("..internal..")
                .and()
                .resideOutsideOfPackage("pt.vez.portal.internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.vaadin..")
                .check(house);
    }

    @Test
    void screensArePackagePrivate() {
        classes()
                .that()
                .areAnnotatedWith(Route.class)
                .should()
                .bePackagePrivate()
                .check(house);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        try (var folders = Files.walk(Path.of("src/main/java"))) {
            List<Path> unmarked = folders.filter(Files::isDirectory)
                    .filter(folder -> folder.toFile()
                                    .listFiles(
                                            (dir, name) -> name.endsWith(".java") && !name.equals("package-info.java"))
                                    .length
                            > 0)
                    .filter(folder -> !marked(folder.resolve("package-info.java")))
                    .toList();
            assertThat(unmarked).isEmpty();
        }
    }

    private static boolean marked(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).contains("@NullMarked");
        } catch (IOException e) {
            return false;
        }
    }
}
