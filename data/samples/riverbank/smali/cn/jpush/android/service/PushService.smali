# Stands for an SDK that the policy does not name. These classes are ours and only bear its prefix:
# nothing of the real SDK is here, and nothing here says what the real one does.
.class public Lcn/jpush/android/service/PushService;
.super Landroid/app/Service;

.method public constructor <init>()V
    .locals 0
    invoke-direct {p0}, Landroid/app/Service;-><init>()V
    return-void
.end method

.method public onBind(Landroid/content/Intent;)Landroid/os/IBinder;
    .locals 1
    invoke-virtual {p0}, Lcn/jpush/android/service/PushService;->collectApps()V
    const/4 v0, 0x0
    return-object v0
.end method

.method public collectApps()V
    .locals 2
    invoke-virtual {p0}, Lcn/jpush/android/service/PushService;->getPackageManager()Landroid/content/pm/PackageManager;
    move-result-object v0
    const/4 v1, 0x0
    invoke-virtual {v0, v1}, Landroid/content/pm/PackageManager;->getInstalledApplications(I)Ljava/util/List;
    move-result-object v0
    new-instance v1, Lcn/jpush/android/service/DeviceReport;
    invoke-direct {v1}, Lcn/jpush/android/service/DeviceReport;-><init>()V
    return-void
.end method
