package pt.vez.platform.internal;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;
import pt.vez.platform.StartupProblem;
import pt.vez.platform.VezSettings;

/**
 * Brings the database to the newest tables and then to the newest reference data, before anything else uses it. Several
 * nodes that start at once wait for each other: for the tables at Flyway's lock, for the data at a row of each set.
 */
@Component
class SchemaMigration implements FlywayMigrationStrategy {
    /** Every database of 1.0 or later began with this one. */
    private static final MigrationVersion BASELINE = MigrationVersion.fromVersion("1.01");

    private final String database;
    private final String remedy;

    SchemaMigration(VezSettings settings) {
        boolean embedded = settings.db().url().isBlank();
        var folder = settings.data().toAbsolutePath().normalize();
        database = embedded ? "in " + folder : "at " + settings.db().url();
        remedy = embedded ? "move or delete that folder and start again." : "name an empty database in VEZ_DB_URL.";
    }

    /** @throws StartupProblem when the tables are those of a version before 1.0, or were changed by hand */
    @Override
    public void migrate(Flyway flyway) {
        MigrationInfo[] applied = flyway.info().applied();
        if (applied.length > 0 && Arrays.stream(applied).noneMatch(each -> BASELINE.equals(each.getVersion()))) {
            throw new StartupProblem(
                    "The database " + database + " is of a version before 1.0, which cannot be taken over: " + remedy);
        }
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw new StartupProblem("The tables of the database " + database + " are not those this version made ("
                    + firstLine(e) + "): restore them from a backup, or " + remedy);
        }
        new ReferenceData(flyway.getConfiguration().getDataSource(), "classpath*:data").load();
    }

    private static String firstLine(FlywayValidateException problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .filter(line -> line.contains("igration"))
                .reduce((first, second) -> second.startsWith("Migration") ? second : first)
                .orElse("no reason given");
    }
}
