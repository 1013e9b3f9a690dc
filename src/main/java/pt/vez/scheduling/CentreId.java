package pt.vez.scheduling;

import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

@Embeddable
public record CentreId(UUID value) implements Serializable {}
