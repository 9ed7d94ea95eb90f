package dev.vigia.aws;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** An item of the profiles table: a profile, or a further part of one. */
final class ProfileItem extends Item {
    @Nullable SdkBytes digest;

    static final TableSchema<ProfileItem> SCHEMA = beginKeyed(ProfileItem.class, ProfileItem::new)
            .addAttribute(
                    SdkBytes.class,
                    a -> a.name("x").getter(item -> item.digest).setter((item, value) -> item.digest = value))
            .build();
}
