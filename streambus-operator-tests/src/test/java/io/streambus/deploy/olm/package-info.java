/** Tests of the bundle for the Operator Lifecycle Manager (OLM), and its generator. */
@NullMarked
package io.streambus.deploy.olm;

import org.jspecify.annotations.NullMarked;
