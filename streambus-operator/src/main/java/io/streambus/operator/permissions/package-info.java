/** The permissions that the operator needs, as data. */
@NullMarked
@PublicApi
package io.streambus.operator.permissions;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
