package pt.vez.hiring;

import java.util.UUID;

/**
 * What every candidate of a call is measured by.
 *
 * @param weight 1 to 5
 */
public record Criterion(UUID id, String name, int weight) {}
