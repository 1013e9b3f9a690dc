package pt.vez.scheduling;

import pt.vez.shared.LocalText;

/**
 * A service given at a desk.
 *
 * @param minutes length of one attendance, 5 to 240
 * @param openBooking whether all applicants who are ready may book, or only invited ones
 */
public record ServiceType(String code, LocalText name, int minutes, boolean active, boolean openBooking) {}
