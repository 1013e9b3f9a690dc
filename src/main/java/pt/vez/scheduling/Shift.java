package pt.vez.scheduling;

import java.util.UUID;

public record Shift(UUID id, ShiftData data) {}
