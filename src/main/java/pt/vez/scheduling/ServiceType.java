package pt.vez.scheduling;

import pt.vez.shared.LocalText;

/** A service given at a desk. @param minutes length of one attendance, 5 to 240 */
public record ServiceType(String code, LocalText name, int minutes, boolean active) {}
