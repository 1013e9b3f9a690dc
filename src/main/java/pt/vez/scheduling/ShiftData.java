package pt.vez.scheduling;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/** A weekly shift of one desk: from first to last day, local times of the centre. */
public record ShiftData(
        UUID deskId, String service, DayOfWeek day, LocalTime starts, LocalTime ends, LocalDate from, LocalDate to) {}
