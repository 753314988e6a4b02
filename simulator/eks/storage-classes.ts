import type { types } from "@pulumi/eks";
import type { Provider } from "@pulumi/kubernetes";
import { StorageClass } from "@pulumi/kubernetes/storage/v1";
import { all, type Input, type Output, output, type Resource } from "@pulumi/pulumi";

/** Makes the storage classes that the program asks for: one by its EBS type, or several by name. */
export function createStorageClasses(
  name: string,
  wanted: string | Record<string, types.input.StorageClassArgs> | undefined,
  options: { readonly parent: Resource; readonly provider: Provider; readonly dependsOn: Resource[] },
): Record<string, Output<StorageClass>> {
  const specs = typeof wanted === "string" ? { [wanted]: { type: wanted, default: true } } : (wanted ?? {});
  return Object.fromEntries(
    Object.entries(specs).map(([key, spec]) => [
      key,
      output(createStorageClass(`${name.toLowerCase()}-${key}`, spec, options)),
    ]),
  );
}

function createStorageClass(
  name: string,
  spec: types.input.StorageClassArgs,
  options: { readonly parent: Resource; readonly provider: Provider; readonly dependsOn: Resource[] },
): StorageClass {
  const metadata = all([spec.metadata ?? {}, spec.default]).apply(([given, isDefault]) => {
    const annotations = { ...given.annotations, "storageclass.kubernetes.io/is-default-class": "true" };
    return isDefault ? { ...given, annotations } : given;
  });
  const { allowVolumeExpansion, mountOptions, reclaimPolicy, volumeBindingMode } = spec;
  const parameters = {
    type: spec.type,
    ...(spec.zones && { zones: output(spec.zones).apply((zones) => zones.join(", ")) }),
    ...(spec.iopsPerGb && { iopsPerGb: text(spec.iopsPerGb) }),
    ...(spec.encrypted && { encrypted: text(spec.encrypted) }),
    ...(spec.kmsKeyId && { kmsKeyId: spec.kmsKeyId }),
  };
  const provisioner = "kubernetes.io/aws-ebs";
  return new StorageClass(
    name,
    { metadata, provisioner, parameters, allowVolumeExpansion, mountOptions, reclaimPolicy, volumeBindingMode },
    options,
  );
}

function text(value: Input<string | number | boolean>): Output<string> {
  return output(value).apply((known) => String(known));
}
