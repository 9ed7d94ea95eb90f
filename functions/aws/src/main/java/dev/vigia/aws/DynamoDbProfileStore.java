package dev.vigia.aws;

import dev.vigia.model.ModelVersion;
import dev.vigia.profile.ProfileStore;
import dev.vigia.profile.StoredProfile;
import dev.vigia.profile.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.PutItemEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Profiles in DynamoDB (DATA.md, "Profiles"). The item with the number of parts and the digest is written last.
 * Thread-safe.
 */
public final class DynamoDbProfileStore implements ProfileStore {
    /** How long profiles are kept after their period: a year can be compared with the one before. */
    static final Duration RETENTION = Duration.ofDays(400);

    private static final String STORE = "the profile store";
    private static final int MOST_TRIES = 20;

    private final DynamoDbTable<ProfileItem> table;
    private final PartedItems<ProfileItem> parts;

    public DynamoDbProfileStore(DynamoDbEnhancedClient client, Tables tables) {
        table = client.table(tables.profiles(), ProfileItem.SCHEMA);
        parts = new PartedItems<>(STORE, table, ProfileItem::new);
    }

    private static String series(Duration length, Instant start) {
        return Keys.of(length) + "#" + Keys.of(start);
    }

    private static String base(Window period, String baseline) {
        if (baseline.isEmpty() || baseline.contains("#")) {
            throw new IllegalArgumentException("baseline id '" + baseline + "': expected a text without #");
        }
        return series(period.length(), period.from()) + "#" + baseline;
    }

    @Override
    public void put(ModelVersion version, String baseline, Window period, byte[] packed) {
        String base = base(period, baseline);
        ProfileItem item = new ProfileItem();
        item.key(version.key(), base + "#0");
        item.expire(period.to().plus(RETENTION));
        item.digest = SdkBytes.fromByteArrayUnsafe(Bytes.digest(packed));
        parts.writeFurther(item, base, packed);
        PutItemEnhancedRequest<ProfileItem> request = PutItemEnhancedRequest.builder(ProfileItem.class)
                .item(item)
                .returnValues(ReturnValue.ALL_OLD)
                .build();
        ProfileItem replaced = Calls.to(
                        STORE,
                        () -> Optional.ofNullable(
                                table.putItemWithResponse(request).attributes()))
                .orElse(null);
        parts.deleteReplaced(replaced, item, base);
    }

    @Override
    public Optional<byte[]> get(ModelVersion version, String baseline, Window period) {
        String base = base(period, baseline);
        Key key = Key.builder()
                .partitionValue(version.key())
                .sortValue(base + "#0")
                .build();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<ProfileItem> item = Calls.to(
                    STORE,
                    () -> Optional.ofNullable(table.getItem(
                            request -> request.consistentRead(true).key(key))));
            if (item.isEmpty()) {
                return Optional.empty();
            }
            // Its parts are gone where another put took its place in between: then there is another item.
            Optional<byte[]> packed = parts.read(item.get(), base).filter(read -> isWhole(item.get(), read));
            if (packed.isPresent()) {
                return packed;
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(ProfileItem item, byte[] packed) {
        return item.digest != null && Arrays.equals(item.digest.asByteArrayUnsafe(), Bytes.digest(packed));
    }

    @Override
    public List<StoredProfile> range(ModelVersion version, String baseline, Duration length, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        Map<String, ProfileItem> further = new HashMap<>();
        List<ProfileItem> firsts = new ArrayList<>();
        QueryConditional range = QueryConditional.sortBetween(
                key -> key.partitionValue(version.key()).sortValue(series(length, firstMilli(from))),
                key -> key.partitionValue(version.key()).sortValue(series(length, firstMilli(to))));
        Calls.run(
                STORE,
                () -> table.query(query -> query.queryConditional(range).consistentRead(true))
                        .items()
                        .forEach(item -> {
                            if (!baseline.equals(baseline(item))) {
                                return;
                            }
                            if (PartedItems.isFurther(item.sk)) {
                                further.put(item.sk, item);
                            } else {
                                firsts.add(item);
                            }
                        }));
        List<StoredProfile> profiles = new ArrayList<>();
        for (ProfileItem first : firsts) {
            Instant start = Keys.instant(first.sk.split("#")[1]);
            Window period = new Window(start, start.plus(length));
            PartedItems.join(first, base(period, baseline), further)
                    .filter(packed -> isWhole(first, packed))
                    .or(() -> get(version, baseline, period))
                    .ifPresent(packed -> profiles.add(new StoredProfile(period, packed)));
        }
        return profiles;
    }

    private static String baseline(ProfileItem item) {
        return item.sk.split("#")[2];
    }

    /** The first millisecond that is not before an instant: keys have no finer times. */
    private static Instant firstMilli(Instant instant) {
        Instant millis = Instant.ofEpochMilli(instant.toEpochMilli());
        return millis.equals(instant) ? millis : millis.plusMillis(1);
    }
}
