/** Which types of the published artifacts others may use. */
@NullMarked
@PublicApi
package io.streambus.api.stability;

import org.jspecify.annotations.NullMarked;
