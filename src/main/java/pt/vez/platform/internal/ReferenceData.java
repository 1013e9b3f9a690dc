package pt.vez.platform.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reference data and legal texts, in files {@code <module>/<name>-<version>.sql}. Of each set the newest version is loaded
 * once, in one transaction; a node that starts meanwhile waits for it. A set that the database has in a newer version (of
 * an application that is being rolled out on other nodes) stays as it is. A file holds the whole set and can meet one of
 * its former versions: it updates what belongs to the product and leaves alone what administrators may have changed.
 */
class ReferenceData {
    private static final Pattern FILE = Pattern.compile(".*/([a-z]+/[a-z-]+)-(\\d+)\\.sql");

    private final DataSource database;
    private final String folder;
    private final ReferenceDataRepository loaded;

    /** @param folder of the files, as a location of a resource without a slash at its end */
    ReferenceData(DataSource database, String folder) {
        this.database = database;
        this.folder = folder;
        this.loaded = new ReferenceDataRepository(database);
    }

    /** @throws org.springframework.jdbc.datasource.init.ScriptException when a file is refused; its set stays as it was */
    void load() {
        var transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
        newest().forEach((name, file) -> {
            if (loaded.version(name) < file.version()) {
                transactions.executeWithoutResult(begun -> load(name, file));
            }
        });
    }

    private void load(String name, Version file) {
        if (loaded.lockVersion(name) < file.version()) {
            Connection connection = DataSourceUtils.getConnection(database);
            ScriptUtils.executeSqlScript(connection, new EncodedResource(file.content(), "UTF-8"));
            loaded.record(name, file.version());
        }
    }

    private Map<String, Version> newest() {
        var newest = new TreeMap<String, Version>();
        for (Resource file : files()) {
            Matcher name = FILE.matcher(address(file));
            if (!name.matches()) {
                throw new IllegalStateException("not named module/name-version.sql: " + address(file));
            }
            var version = new Version(Integer.parseInt(name.group(2)), file);
            newest.merge(name.group(1), version, (one, other) -> one.version() > other.version() ? one : other);
        }
        return newest;
    }

    private Resource[] files() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(folder + "/*/*.sql");
            if (files.length == 0) {
                throw new IllegalStateException("no reference data in " + folder);
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Version(int version, Resource content) {}
}
