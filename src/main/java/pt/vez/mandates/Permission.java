package pt.vez.mandates;

import org.jspecify.annotations.Nullable;

/** What a mediator wants to do, with what it takes beyond an account, an agreement, the declaration and a shift. */
public enum Permission {
    /** Use the mediator's desk: look up who came, see the queue. */
    DESK(null, null),
    /** Enter a person and open their case; the agreement has to cover its procedure. */
    ENTER(null, null),
    /** Ask a person for a mandate. */
    ASK(null, null),
    /**
     * Hand in what was recorded without a network. The shift it was recorded in is proved by the grant given out in
     * it, and may be over: no shift is asked for.
     */
    DELIVER(null, null),
    FOLLOW(Scope.FOLLOW, null),
    DOCUMENTS(Scope.DOCUMENTS, null),
    APPOINTMENTS(Scope.APPOINTMENTS, null),
    /** Collect biometric data: only who holds the agency's certificate for it. */
    BIOMETRICS(Scope.BIOMETRICS, "BIOMETRICS");

    private final @Nullable Scope scope;
    private final @Nullable String course;

    Permission(@Nullable Scope scope, @Nullable String course) {
        this.scope = scope;
        this.course = course;
    }

    /** Whether it is done on shift only. */
    public boolean onShift() {
        return this != DELIVER;
    }

    /** The part of a mandate it needs; null when it needs none. */
    public @Nullable Scope scope() {
        return scope;
    }

    /** The course whose certificate it needs; null when it needs none. */
    public @Nullable String course() {
        return course;
    }
}
