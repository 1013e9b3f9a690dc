package pt.vez.scheduling;

import java.util.Set;
import java.util.UUID;

/** A desk (<i>balcão</i>) and the services it can give. */
public record Desk(UUID id, String label, Set<String> services, boolean active) {}
