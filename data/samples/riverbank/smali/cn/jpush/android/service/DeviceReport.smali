# Stands for an SDK's own look at the device.
.class public Lcn/jpush/android/service/DeviceReport;
.super Ljava/lang/Object;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Ljava/lang/Object;-><init>()V
    return-void
.end method

.method public read(Landroid/telephony/TelephonyManager;)Ljava/lang/String;
    .locals 1
    invoke-virtual {p1}, Landroid/telephony/TelephonyManager;->getSubscriberId()Ljava/lang/String;
    move-result-object v0
    return-object v0
.end method

.method public clip(Landroid/content/ClipboardManager;)Landroid/content/ClipData;
    .locals 1
    invoke-virtual {p1}, Landroid/content/ClipboardManager;->getPrimaryClip()Landroid/content/ClipData;
    move-result-object v0
    return-object v0
.end method
