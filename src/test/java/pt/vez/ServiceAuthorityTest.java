package pt.vez;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import pt.vez.shared.Actor;
import pt.vez.shared.NotAuthorised;
import pt.vez.shared.Role;

/**
 * Every method of a module's API that is told who asks is called by an account that anybody can have: an applicant without a
 * case, who names identifiers that belong to others or to nothing. It is refused, or the method stands in the list of those
 * that answer to every account (about themselves, or about nothing personal) or look at their input before they ask.
 */
class ServiceAuthorityTest extends VezTest {
    private static final Path LIST = Path.of("src/test/resources/house/methods-open-to-every-account.txt");

    @Autowired
    private ConfigurableListableBeanFactory beans;

    /** A method of the API, and the service that answers it. */
    private record Service(Object bean, Method method) {
        String name() {
            return method.getDeclaringClass().getName() + "." + method.getName()
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .collect(Collectors.joining(", ", "(", ")"));
        }
    }

    @Test
    void everyMethodRefusesAnAccountWithoutACaseUnlessItIsListed() throws IOException {
        Actor stranger = actor(Role.APPLICANT, "Pessoa sem processo");
        Set<String> open = new TreeSet<>();
        Set<Service> services = services();
        assertThat(services).as("the API of all modules").hasSizeGreaterThan(300);
        for (Service service : services) {
            if (!isRefused(service, stranger)) {
                open.add(service.name());
            }
        }
        Set<String> listed = Files.readAllLines(LIST).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open)
                .as("methods that do not refuse an account without a case are listed in " + LIST)
                .isEqualTo(listed);
    }

    private static boolean isRefused(Service service, Actor stranger) {
        Object[] arguments = Arrays.stream(service.method().getGenericParameterTypes())
                .map(type -> type == Actor.class ? stranger : value(type, 0))
                .toArray();
        try {
            service.method().invoke(service.bean(), arguments);
            return false;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof NotAuthorised;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<Service> services() {
        Set<Service> all = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name);
            if (type == null || !type.getName().startsWith("pt.vez.") || !beans.isSingleton(name)) {
                continue;
            }
            Object bean = beans.getBean(name);
            Class<?> target = AopUtils.getTargetClass(bean);
            Stream.concat(Stream.of(target), Arrays.stream(target.getInterfaces()))
                    .filter(api -> api.getPackageName().matches("pt\\.vez\\.\\w+"))
                    .filter(api -> Modifier.isPublic(api.getModifiers()))
                    .flatMap(api -> Arrays.stream(api.getDeclaredMethods()))
                    .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .filter(method -> List.of(method.getParameterTypes()).contains(Actor.class))
                    .forEach(method -> all.add(new Service(bean, method)));
        }
        return all;
    }

    /** One of what a collection holds, else something of the class. */
    private static @Nullable Object value(Type type, int depth) {
        if (type instanceof ParameterizedType made && made.getRawType() instanceof Class<?> raw) {
            Object one =
                    Collection.class.isAssignableFrom(raw) ? value(made.getActualTypeArguments()[0], depth + 1) : null;
            return one == null ? value(raw, depth) : raw == Set.class ? Set.of(one) : List.of(one);
        }
        return type instanceof Class<?> plain ? value(plain, depth) : null;
    }

    /** Something of this class that means nothing. */
    private static @Nullable Object value(Class<?> type, int depth) {
        if (type == UUID.class) return UUID.randomUUID();
        if (type == String.class) return "x";
        if (type == int.class || type == Integer.class) return 1;
        if (type == long.class || type == Long.class) return 1L;
        if (type == double.class || type == Double.class) return 1.0;
        if (type == boolean.class || type == Boolean.class) return false;
        if (type == LocalDate.class) return LocalDate.of(2030, 1, 7);
        if (type == LocalTime.class) return LocalTime.NOON;
        if (type == Instant.class) return Instant.parse("2030-01-07T12:00:00Z");
        if (type == Duration.class) return Duration.ofMinutes(20);
        if (type == ZoneId.class) return ZoneId.of("Europe/Lisbon");
        if (type == Locale.class) return Locale.of("pt", "PT");
        if (type == InputStream.class) return new ByteArrayInputStream(new byte[1]);
        if (type == Optional.class) return Optional.empty();
        if (type == Set.class) return Set.of();
        if (type == Map.class) return Map.of();
        if (type == List.class || type == Collection.class) return List.of();
        if (type.isArray()) return Array.newInstance(type.getComponentType(), 0);
        if (type.isEnum()) return type.getEnumConstants()[0];
        if (type.isRecord() && depth < 4) return made(type, depth);
        if (type.isInterface() && !type.isSealed()) return silent(type);
        return null;
    }

    private static @Nullable Object made(Class<?> type, int depth) {
        RecordComponent[] parts = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(parts)
                    .map(part -> value(part.getGenericType(), depth + 1))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            // A value that refuses what means nothing.
            return null;
        }
    }

    private static Object silent(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> null);
    }
}
