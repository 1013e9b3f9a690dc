package pt.vez.casework;

import java.time.Instant;

/** One line of a case's timeline. */
public record CaseEvent(Instant at, CaseEventKind kind, String detail) {}
